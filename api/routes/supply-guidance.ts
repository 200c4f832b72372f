import type { StoredCatalogue, StoredGuidanceLine } from '../../database/reads/supply-guidance'
import { readGuidance, readItemNames } from '../../database/reads/supply-guidance'
import type { Api } from '../api'
import * as contracts from '../contracts/supply-upkeep'
import { renderGuidancePage } from '../pages/guidance-page'
import { whole } from '../present/page'
import { found } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored } from '../wire'

type ItemNames = Awaited<ReturnType<typeof readItemNames>>

async function catalogues({ database }: Api) {
  const edition = await readGuidance(database)
  if (edition === undefined) return []
  const { catalogues: all } = edition.body
  const codes = all.flatMap(({ lines }) => lines.flatMap(({ itemCode }) => itemCode ?? []))
  const names = await readItemNames(database, codes)
  return all.map((each) => presentCatalogue(each, edition, names))
}

function presentCatalogue(
  catalogue: StoredCatalogue,
  { edition, label }: { edition: string; label: string },
  names: ItemNames,
) {
  const { titleZh, titleEn, basisZh, basisEn, lines } = catalogue
  const texts = { titleZh, titleEn, basisZh, basisEn }
  return {
    ...{ audience: stored<'county'>(catalogue.audience), edition, label, ...texts },
    lines: lines.map((line) => presentLine(line, names)),
  }
}

function presentLine(line: StoredGuidanceLine, names: ItemNames) {
  const { itemCode, quantity, perZh, perEn, noteZh, noteEn } = line
  const kind = itemCode === null ? undefined : names.get(itemCode)
  return {
    ...{ itemCode, quantity, perZh, perEn, noteZh, noteEn },
    nameZh: kind?.nameZh ?? line.nameZh ?? itemCode ?? '',
    nameEn: kind?.nameEn ?? line.nameEn ?? itemCode ?? '',
    unitZh: kind?.unitZh ?? line.unitZh ?? '',
    unitEn: kind?.unitEn ?? line.unitEn ?? '',
    supplyClass: kind === undefined ? null : stored<'other'>(kind.supplyClass),
  }
}

const list = route(contracts.listGuidanceCatalogues, async (api) => reply(200, whole(await catalogues(api))))

const print = route(contracts.printGuidanceCatalogue, async (api, { params, language }) => {
  const catalogue = found(
    (await catalogues(api)).find(({ audience }) => audience === params.audience),
    'catalogue',
  )
  return reply(200, renderGuidancePage(catalogue, language, api.config.environment === 'staging'))
})

export const guidanceRoutes: readonly Route[] = [list, print]
