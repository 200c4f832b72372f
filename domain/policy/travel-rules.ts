/** Road figures (domain.md §5, M): distance = great circle × circuity; speed by terrain; loading by docks and porters. */
export type TravelRules = {
  readonly edition: string
  readonly circuityPlain: number
  readonly circuityMountain: number
  readonly circuityPlateau: number
  readonly mountainAboveM: number
  readonly plateauAboveM: number
  readonly speedKmh: number
  readonly speedPlateauKmh: number
  /** From order to the first lorry being loaded. */
  readonly startMinutes: number
  /** Kilograms one porter loads in an hour. */
  readonly loadingKgPerPorterHour: number
  readonly loadingKgPerDockHour: number
  /** Smaller loads are passed over as long as other sources cover the need (no dust). */
  readonly smallestUsefulLoadKg: number
  /** So are sources outside the county itself that cover less than this share of the need. */
  readonly smallestUsefulShare: number
}
