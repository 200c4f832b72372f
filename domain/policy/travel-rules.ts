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
  /** A source with less than this share of what is left is passed over for one of its tier that covers all of it. */
  readonly smallestUsefulShare: number
}
