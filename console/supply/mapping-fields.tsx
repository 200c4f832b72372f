import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { tables } from '../../domain/exchange/tables'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useLanguage } from '../app/preferences'
import { useWords } from '../parts/words'
import type { ImportKind } from './exchange-page'
import { OwnMappings } from './own-mappings'
import { UnsoundMappings } from './unsound-mappings'
import { WholeFileField } from './whole-file-field'

/** Whose template the file follows, and what holds for the whole of it where the template has no such column. */
export type Reading = { readonly mapping: string; readonly set: Readonly<Record<string, string>> }

export const ownTemplate: Reading = { mapping: '', set: {} }

type FieldsProps = {
  readonly kind: ImportKind
  readonly value: Reading
  readonly onChange: (reading: Reading) => void
}

export function MappingFields({ kind, value, onChange }: FieldsProps) {
  const { t } = useTranslation()
  const { name } = useWords()
  const mappings = useQuery({
    queryKey: ['import-mappings'],
    queryFn: () => taken(api.GET('/api/v1/import-mappings')),
    staleTime: 600_000,
  })
  const options = (mappings.data?.items ?? []).filter((each) => each.kind === kind)
  const chosen = options.find((each) => each.id === value.mapping)
  return (
    <div className="stack">
      <label className="acts">
        {t('exchange.mapping')}
        <Select<string>
          aria-label={t('exchange.mapping')}
          value={value.mapping}
          options={[
            { value: ownTemplate.mapping, label: t('exchange.ownTemplate') },
            ...options.map((each) => ({ value: each.id, label: name(each) })),
          ]}
          onChange={(mapping) => onChange({ mapping, set: {} })}
          style={{ width: '18rem' }}
        />
      </label>
      <UnsoundMappings mappings={mappings.data?.unsound ?? []} />
      {chosen !== undefined && <MappingColumns mapping={chosen} value={value} onChange={onChange} />}
      <OwnMappings kind={kind} chosen={chosen} onChoose={(mapping) => onChange({ mapping, set: {} })} />
    </div>
  )
}

type ColumnsProps = Omit<FieldsProps, 'kind'> & { readonly mapping: Schemas['ImportMapping'] }

/** Columns that the other system's template has not are given once for the file; the others are listed. */
function MappingColumns({ mapping, value, onChange }: ColumnsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columnOf = (id: string) => tables[mapping.kind].columns.find((column) => column.id === id)
  const nameOf = (id: string) => columnOf(id)?.[language] ?? id
  const columns = Object.entries(mapping.columns)
  return (
    <>
      <div className="field-grid">
        {columns
          .filter(([, headings]) => headings === '')
          .map(([id]) => (
            <WholeFileField
              key={id}
              column={columnOf(id)}
              usual={mapping.defaults[id] ?? ''}
              value={value.set[id] ?? ''}
              onChange={(text) => onChange({ ...value, set: { ...value.set, [id]: text } })}
            />
          ))}
      </div>
      <details>
        <summary>{t('exchange.columns')}</summary>
        <ul className="reasons">
          {columns
            .filter(([, headings]) => headings !== '')
            .map(([id, headings]) => (
              <li key={id}>
                <span className="code">{headings}</span> → {nameOf(id)}
              </li>
            ))}
        </ul>
      </details>
    </>
  )
}
