"""Writes the files beside it, with pyarrow 25: python3 write_files.py"""

import datetime as dt
import decimal
import os
import pyarrow as pa
import pyarrow.parquet as pq

HERE = os.path.dirname(os.path.abspath(__file__))
D = decimal.Decimal
UTC = dt.timezone.utc


def write(name, table, **options):
    pq.write_table(table, os.path.join(HERE, name + ".parquet"), **options)


def column(kind, values):
    return pa.array(values, type=kind)


MOMENT = 1_767_225_600_000_000  # 2026-01-01T00:00:00Z in microseconds
types = pa.table(
    {
        "i8": column(pa.int8(), [-128, None, 127]),
        "u16": column(pa.uint16(), [0, None, 65535]),
        "u32": column(pa.uint32(), [0, None, 2**32 - 1]),
        "u64": column(pa.uint64(), [0, None, 2**64 - 1]),
        "i32": column(pa.int32(), [-(2**31), None, 2**31 - 1]),
        "i64": column(pa.int64(), [-(2**63), None, 2**63 - 1]),
        "f32": column(pa.float32(), [0.5, None, float("inf")]),
        "f64": column(pa.float64(), [-0.0, None, float("nan")]),
        "flag": column(pa.bool_(), [True, None, False]),
        "small": column(pa.decimal128(5, 2), [D("-1.50"), None, D("999.99")]),
        "large": column(pa.decimal256(50, 10), [D("-1" * 1 + "2" * 39 + ".0123456789"), None, D("0E-10")]),
        "day": column(pa.date32(), [dt.date(1, 1, 1), None, dt.date(9999, 12, 31)]),
        "ms": column(pa.timestamp("ms"), [MOMENT // 1000 + 1, None, -1]),
        "us": column(pa.timestamp("us", tz="Europe/Berlin"), [MOMENT + 1, None, -1]),
        "ns": column(pa.timestamp("ns"), [MOMENT * 1000 + 1000, None, -1000]),
        "clock": column(pa.time64("us"), [0, None, 86_399_000_001]),
        "text": column(pa.string(), ["", None, 'é"\\\n😀']),
        "raw": column(pa.binary(), [b"bytes", None, b""]),
        "dict": column(pa.string(), ["x", "x", "x"]).dictionary_encode(),
    }
)
write("types", types, version="2.6")
write("types-v2-pages", types, version="2.6", data_page_version="2.0", compression="zstd")
write("old", types.select(["i32", "us", "text"]), use_deprecated_int96_timestamps=True, compression="gzip")

many = pa.table(
    {
        "n": column(pa.int64(), list(range(3000))),
        "word": column(pa.string(), [None if i % 7 == 0 else f"word {i % 50}" for i in range(3000)]),
    }
)
for codec in ["none", "snappy", "gzip", "brotli", "zstd", "lz4"]:
    write(f"many-{codec}", many, compression=codec, row_group_size=1100, data_page_size=1000)
write(
    "many-delta",
    many,
    use_dictionary=False,
    row_group_size=1100,
    column_encoding={"n": "DELTA_BINARY_PACKED", "word": "DELTA_BYTE_ARRAY"},
)
write("nested", pa.table({"id": [1], "tags": [["a", "b"]]}))
write("finer", pa.table({"at": column(pa.timestamp("ns"), [MOMENT * 1000, MOMENT * 1000 + 1])}))
write("binary", pa.table({"digest": column(pa.binary(4), [b"\x00\x01\x02\x03"])}))
write("empty", pa.table({"id": column(pa.int32(), [])}))
write(
    "zeros",
    pa.table({"zeros": pa.array([0], type=pa.int32()).take(pa.array([0] * 4_300_000))}),
    row_group_size=5_000_000,
    data_page_size=2**30,
    max_rows_per_page=5_000_000,
    write_batch_size=5_000_000,
)
