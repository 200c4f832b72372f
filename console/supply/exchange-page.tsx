import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { tableNames } from '../../domain/exchange/column'
import type { Schemas } from '../app/schemas'
import { useMay } from '../app/permissions'
import { oneOf, useAddress } from '../parts/address'
import { Page, Panel } from '../parts/page'
import { useWords } from '../parts/words'
import { ExportPanel } from './export-panel'
import { ImportForm } from './import-form'
import { TemplateLinks } from './template-links'

export type ImportKind = Schemas['ImportKind']

/** Tables in and out: a template, a file, a dry run with its report, then the import itself. */
export function ExchangePage() {
  const { t } = useTranslation()
  const { word } = useWords()
  const may = useMay()
  const [search, change] = useAddress()
  const kind = oneOf(tableNames, search.get('kind')) ?? 'stock'
  return (
    <Page title={t('exchange.title')}>
      <div className="filters">
        <label className="acts">
          {t('exchange.kind')}
          <Select<ImportKind>
            aria-label={t('exchange.kind')}
            value={kind}
            options={tableNames.map((value) => ({ value, label: word('importKind', value) }))}
            onChange={(value) => change({ kind: value })}
            style={{ width: '12rem' }}
          />
        </label>
      </div>
      <Panel title={t('exchange.import')}>
        <div className="stack">
          <TemplateLinks kind={kind} />
          {may('importTable') ? (
            <ImportForm key={kind} kind={kind} />
          ) : (
            <p className="quiet">{t('exchange.notYours')}</p>
          )}
        </div>
      </Panel>
      <Panel title={t('exchange.export')}>
        <ExportPanel kind={kind} />
      </Panel>
    </Page>
  )
}
