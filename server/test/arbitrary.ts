import fc from 'fast-check';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Values that pass a JSON Schema, as far as zod writes them; `named` are those of fields it cannot say all about. */
export function arbitraryOf(
  schema: unknown,
  named: Record<string, fc.Arbitrary<unknown>>,
  name = '',
): fc.Arbitrary<unknown> {
  const own = named[name];
  if (own) return own;
  if (!isObject(schema)) return fc.jsonValue();
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(either)) return fc.oneof(...either.map((one) => arbitraryOf(one, named)));
  switch (schema.type) {
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.integer({
        min: Number(schema.minimum ?? -1000),
        max: Math.min(Number(schema.maximum ?? 1e6), 1e6),
      });
    case 'number':
      return fc.double({ noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(arbitraryOf(schema.items, named), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: 6,
      });
    case 'object':
      return objectOf(schema, named);
    default:
      return fc.jsonValue();
  }
}

function stringOf({ pattern, minLength = 0, maxLength = 40 }: Json): fc.Arbitrary<string> {
  if (typeof pattern === 'string' && !pattern.includes('(?!')) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 60) });
}

function objectOf(schema: Json, named: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  if (!isObject(schema.properties)) {
    const keys = isObject(schema.propertyNames)
      ? (arbitraryOf(schema.propertyNames, named) as fc.Arbitrary<string>)
      : fc.string();
    return fc.dictionary(keys, arbitraryOf(schema.additionalProperties, named), { maxKeys: 5 });
  }
  const fields = Object.entries(schema.properties).map(([name, one]) => [
    name,
    arbitraryOf(one, named, name),
  ]);
  const shape: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(fields);
  const required = new Set((schema.required ?? []) as string[]);
  const optional = Object.keys(shape).filter((name) => !required.has(name));
  return fc
    .tuple(fc.record(shape), fc.subarray(optional))
    .map(([whole, left]) =>
      Object.fromEntries(Object.entries(whole).filter(([name]) => !left.includes(name))),
    );
}

/** Things that have broken servers before. */
export const garbage: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    '\0',
    '\ud800',
    -1,
    0.5,
    1e308,
    2 ** 53,
    [],
    {},
    '__proto__',
    'x'.repeat(5000),
    "'; drop table record; --",
    { toString: 1, constructor: null },
  ),
);

/** The same value with something else in one place of it. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(1_000_000), garbage).map(([at, other]) => {
    const paths: (string | number)[][] = [];
    collect(value, [], paths);
    const path = paths[at % paths.length] ?? [];
    return withAt(value, path, other);
  });

function collect(value: unknown, path: (string | number)[], into: (string | number)[][]): void {
  into.push(path);
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value)) collect(one, [...path, name], into);
}

function withAt(value: unknown, [first, ...rest]: (string | number)[], other: unknown): unknown {
  if (first === undefined) return other;
  if (Array.isArray(value))
    return value.map((one, at) => (at === Number(first) ? withAt(one, rest, other) : one));
  if (!isObject(value)) return other;
  return { ...value, [first]: withAt(value[first], rest, other) };
}
