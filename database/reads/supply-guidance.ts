import { COUNTRY } from '../../domain/geography/area'
import type { Database } from '../client'
import { one } from '../transaction'

/** A line as the edition stores it: by code of the catalogue, or with names of its own. */
export type StoredGuidanceLine = {
  readonly itemCode: string | null
  readonly nameZh?: string
  readonly nameEn?: string
  readonly unitZh?: string
  readonly unitEn?: string
  readonly quantity: number | null
  readonly perZh: string
  readonly perEn: string
  readonly noteZh: string | null
  readonly noteEn: string | null
}
export type StoredCatalogue = {
  readonly audience: string
  readonly titleZh: string
  readonly titleEn: string
  readonly basisZh: string
  readonly basisEn: string
  readonly lines: readonly StoredGuidanceLine[]
}
export type GuidanceEdition = {
  readonly edition: string
  readonly label: string
  readonly body: { readonly catalogues: readonly StoredCatalogue[] }
}

/** The newest edition of the guidance catalogues; undefined when none was ever given. */
export function readGuidance(db: Database): Promise<GuidanceEdition | undefined> {
  return one<GuidanceEdition>(
    db.pool,
    `SELECT edition, label, body FROM policy_editions WHERE kind = 'guidance-catalogues' AND area_code = $1 ORDER BY id DESC LIMIT 1`,
    [COUNTRY],
  )
}

/** Names of item kinds by code, for what stores codes only. */
export async function readItemNames(db: Database, codes: readonly string[]) {
  const rows = await db.prisma.itemKind.findMany({
    where: { code: { in: [...new Set(codes)] } },
    select: { code: true, nameZh: true, nameEn: true, unitZh: true, unitEn: true, supplyClass: true },
  })
  return new Map(rows.map((row) => [row.code, row]))
}
