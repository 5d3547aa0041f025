/** The value of a record's own key: `constructor` and the like, which every object has, are undefined here. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
