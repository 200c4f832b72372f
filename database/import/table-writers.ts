import type { TableName } from '../../domain/exchange/column'
import type { TableWriter } from './table-writer'
import { depotWriter } from './write-depots'
import { itemKindWriter, kitWriter, substituteWriter } from './write-item-kinds'
import { pactWriter } from './write-pacts'
import { sourceWriter } from './write-sources'
import { stockWriter } from './write-stock'

export const tableWriters: Readonly<Record<TableName, TableWriter>> = {
  'item-kinds': itemKindWriter,
  kits: kitWriter,
  substitutes: substituteWriter,
  depots: depotWriter,
  stock: stockWriter,
  agreements: sourceWriter('agreements'),
  producers: sourceWriter('producers'),
  suppliers: sourceWriter('suppliers'),
  donations: sourceWriter('donations'),
  requisitionable: sourceWriter('requisitionable'),
  social: sourceWriter('social'),
  'mutual-aid': sourceWriter('mutual-aid'),
  'international-aid': sourceWriter('international-aid'),
  pacts: pactWriter,
}
