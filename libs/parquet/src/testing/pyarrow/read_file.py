"""Reads a Parquet file on stdin with pyarrow and prints what it says of its columns, and its rows."""

import io
import json
import sys
import pyarrow.parquet as pq

file = pq.ParquetFile(io.BytesIO(sys.stdin.buffer.read()))
table = file.read()
print(json.dumps({field.name: str(field.type) for field in file.schema_arrow}))
for row in table.to_pylist():
    print(json.dumps({name: value if value is None else str(value) for name, value in row.items()}))
