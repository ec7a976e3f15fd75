/** A field of a message, written out: https://protobuf.dev/programming-guides/encoding */
export type Field = readonly Uint8Array[];

const utf8 = new TextEncoder();

export function numberField(number: number, value: number): Field {
  return [Uint8Array.from([...varint(number * 8), ...varint(value)])];
}

export function floatField(number: number, value: number): Field {
  return [Uint8Array.from(varint(number * 8 + 5)), new Uint8Array(Float32Array.of(value).buffer)];
}

export function textField(number: number, value: string): Field {
  return bytesField(number, utf8.encode(value));
}

export function bytesField(number: number, ...parts: readonly Uint8Array[]): Field {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return [Uint8Array.from([...varint(number * 8 + 2), ...varint(length)]), ...parts];
}

export function messageField(number: number, ...fields: readonly Field[]): Field {
  return bytesField(number, ...fields.flat());
}

/** The bytes of a message. */
export function message(...fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = fields.flat();
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}
