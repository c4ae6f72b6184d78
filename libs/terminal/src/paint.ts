import { styleText } from 'node:util';

export type Style = 'green' | 'red' | 'yellow' | 'bold' | 'dim';
export type Paint = (style: Style, text: string) => string;

/** Colours for a terminal that shows them; plain text elsewhere and where NO_COLOR is set. */
export function paintFor(stream: { isTTY?: boolean; hasColors?(): boolean }): Paint {
  const colourful = stream.isTTY === true && stream.hasColors?.() === true;
  return (style, text) => (colourful ? styleText(style, text) : text);
}
