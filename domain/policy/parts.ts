/** Paths at which a policy's body has other parts, or parts of another type, than the one that stands; lists may differ in length. */
export function differingParts(stands: unknown, offered: unknown, path = ''): string[] {
  if (Array.isArray(stands)) return Array.isArray(offered) ? [] : [path]
  if (!isObject(stands)) return stands === null || typeof stands === typeof offered ? [] : [path]
  if (!isObject(offered)) return [path || 'body']
  const names = [...new Set([...Object.keys(stands), ...Object.keys(offered)])].sort()
  return names.flatMap((name) => {
    const at = path === '' ? name : `${path}.${name}`
    return name in stands && name in offered ? differingParts(stands[name], offered[name], at) : [at]
  })
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
