/** A value as JSON carries it: instants as ISO texts, database numbers as numbers. */
export type Wire<T> = T extends Date
  ? string
  : T extends bigint
    ? number
    : T extends readonly (infer Each)[]
      ? Wire<Each>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T

/** Turns Date into ISO text and bigint into number, all the way down. */
export function wire<T>(value: T): Wire<T>
export function wire(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map((each: unknown): unknown => wire(each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wire(each)]))
}

/** A JSON column as the type that our own code wrote it in. */
export function stored<T>(json: unknown): T {
  return json as T
}
