import type { TableName } from '../../domain/exchange/column'
import type { TableWriter } from './table-writer'
import { depotWriter } from './write-depots'
import { itemKindWriter, kitWriter, substituteWriter } from './write-item-kinds'
import { pactWriter } from './write-pacts'
import { agreementWriter, producerWriter } from './write-sources'
import { stockWriter } from './write-stock'

export const tableWriters: Readonly<Record<TableName, TableWriter>> = {
  'item-kinds': itemKindWriter,
  kits: kitWriter,
  substitutes: substituteWriter,
  depots: depotWriter,
  stock: stockWriter,
  agreements: agreementWriter,
  producers: producerWriter,
  pacts: pactWriter,
}
