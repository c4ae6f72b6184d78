import { styleText } from 'node:util';
/** Colours for a terminal that shows them; plain text elsewhere and where NO_COLOR is set. */
export function paintFor(stream) {
    const colourful = stream.isTTY === true && stream.hasColors?.() === true;
    return (style, text) => (colourful ? styleText(style, text) : text);
}
