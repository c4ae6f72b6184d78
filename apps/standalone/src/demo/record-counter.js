const QUOTE = 0x22;
const NEWLINE = 0x0a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
/** Lines end outside quotes only; a doubled quote inside a cell toggles twice, so it changes nothing. */
class CsvCounter {
    lines = 0;
    quoted = false;
    push(chunk) {
        for (const byte of chunk) {
            if (byte === QUOTE)
                this.quoted = !this.quoted;
            else if (byte === NEWLINE && !this.quoted)
                this.lines++;
        }
    }
    /** Without the header line. */
    get records() {
        return Math.max(this.lines - 1, 0);
    }
}
class NdjsonCounter {
    records = 0;
    push(chunk) {
        for (const byte of chunk)
            if (byte === NEWLINE)
                this.records++;
    }
}
/** Counts the objects directly inside the outermost array. */
class JsonArrayCounter {
    records = 0;
    depth = 0;
    inString = false;
    escaped = false;
    push(chunk) {
        for (const byte of chunk) {
            if (this.inString) {
                if (this.escaped)
                    this.escaped = false;
                else if (byte === BACKSLASH)
                    this.escaped = true;
                else if (byte === QUOTE)
                    this.inString = false;
            }
            else if (byte === QUOTE) {
                this.inString = true;
            }
            else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
                if (byte === OPEN_BRACE && this.depth === 1)
                    this.records++;
                this.depth++;
            }
            else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
                this.depth--;
            }
        }
    }
}
const COUNTERS = {
    csv: CsvCounter,
    json: JsonArrayCounter,
    ndjson: NdjsonCounter,
};
export function countRecords(format) {
    return new COUNTERS[format]();
}
