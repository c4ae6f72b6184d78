const WHITESPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** Finds the first error in text that is known not to be JSON. Its nesting must be bounded: this recurses. */
export function locateJsonError(text) {
    const scanner = new Scanner(text);
    scanner.document();
    const { position, expected } = scanner;
    const before = text.slice(0, position);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { position, line: before.split('\n').length, column: position - lineStart + 1, expected };
}
/** Every method moves on past what it names and answers whether it was there; at the first error all stand still. */
class Scanner {
    text;
    position = 0;
    expected = 'a JSON value';
    constructor(text) {
        this.text = text;
    }
    document() {
        return this.value() && (this.position === this.text.length || this.fail('nothing more'));
    }
    value() {
        this.take(WHITESPACE);
        const start = this.text[this.position];
        let there;
        if (start === '{')
            there = this.sequence('}', () => this.member());
        else if (start === '[')
            there = this.sequence(']', () => this.value());
        else if (start === '"')
            there = this.string();
        else
            there = this.take(SCALAR) || this.fail('a JSON value');
        if (there)
            this.take(WHITESPACE);
        return there;
    }
    member() {
        this.take(WHITESPACE);
        if (this.text[this.position] !== '"')
            return this.fail('a property name in double quotes');
        if (!this.string())
            return false;
        this.take(WHITESPACE);
        return this.literal(':') && this.value();
    }
    string() {
        this.position++;
        for (; this.position < this.text.length; this.position++) {
            const character = this.text[this.position] ?? '';
            if (character === '"')
                return this.literal('"');
            if (character < ' ')
                return this.fail('an escape in place of this control character');
            if (character !== '\\')
                continue;
            if (!this.take(ESCAPE))
                return this.fail('an escape such as \\n or \\u0041');
            this.position--;
        }
        return this.fail('the end of this string');
    }
    sequence(close, item) {
        this.position++;
        this.take(WHITESPACE);
        if (this.text[this.position] === close)
            return this.literal(close);
        while (item()) {
            if (this.text[this.position] !== ',')
                return this.literal(close, `"," or "${close}"`);
            this.position++;
        }
        return false;
    }
    literal(character, expected = `"${character}"`) {
        if (this.text[this.position] !== character)
            return this.fail(expected);
        this.position++;
        return true;
    }
    take(pattern) {
        pattern.lastIndex = this.position;
        if (!pattern.test(this.text))
            return false;
        this.position = pattern.lastIndex;
        return true;
    }
    fail(expected) {
        this.expected = expected;
        return false;
    }
}
