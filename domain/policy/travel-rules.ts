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
  /** A load is worth a vehicle from this size; smaller ones come last. */
  readonly smallestUsefulLoadKg: number
  /** Worth one in any case is what brings this share of what its county needs in the batch. */
  readonly smallestUsefulShare: number
  /** Smallest loads tried for a batch, as shares of all that it needs, the largest first. */
  readonly loadSharesTried: { readonly first: readonly number[]; readonly rest: readonly number[] }
  /** What one more consignment must bring in time at least, as a share of its batch: smaller loads are tried as long as it does. */
  readonly inTimePerConsignment: number
  /** Hours after their deadline by which late goods of a batch are tried for, the fewest first; what is left comes later. */
  readonly hoursLateTried: { readonly first: readonly number[]; readonly rest: readonly number[] }
  /** Loads too small to be useful go in time rather than that others come later than this. */
  readonly smallBeforeHoursLate: number
}
