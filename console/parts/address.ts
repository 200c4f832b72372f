import { useSearchParams } from 'react-router'

/** The filter of a list as it stands in the address; what is set to nothing leaves it. */
export function useAddress(): readonly [URLSearchParams, (part: Readonly<Record<string, string>>) => void] {
  const [search, setSearch] = useSearchParams()
  const change = (part: Readonly<Record<string, string>>) => {
    const next = { ...Object.fromEntries(search), ...part }
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')), {
      preventScrollReset: true,
    })
  }
  return [search, change]
}

/** One of the values that a parameter of the address may have; undefined when it has none of them. */
export function oneOf<Value extends string>(values: readonly Value[], given: string | null): Value | undefined {
  return values.find((each) => each === given)
}
