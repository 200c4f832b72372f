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
  /** A load below this is passed over as long as another source covers the need (no dust). */
  readonly smallestUsefulLoadKg: number
}
