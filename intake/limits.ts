import type { ReviewReason } from '../domain/alert/alert'

/** Larger documents are refused: the largest real alerts (with polygons in three languages) have some 200 kB. */
export const MAX_DOCUMENT_BYTES = 2 * 1024 * 1024

/** CAP needs 5 levels, inside SOAP and EDXL-DE about 12. */
export const MAX_NESTING = 32

export const tooDeep: ReviewReason = { key: 'intake.too-deep', values: { limit: String(MAX_NESTING) } }
