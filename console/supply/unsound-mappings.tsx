import { Alert } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { useActor } from '../parts/audit-words'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'

type Unsound = Schemas['UnsoundMapping']

/** Mappings of the authority's own that no file can be read by any more: what is wrong, to be mended or removed. */
export function UnsoundMappings({ mappings }: { readonly mappings: readonly Unsound[] }) {
  const { t } = useTranslation()
  const { name } = useWords()
  return mappings.map((mapping) => (
    <Alert
      key={mapping.id}
      type="warning"
      showIcon
      title={t('exchange.unsound.title', { name: name(mapping) })}
      description={<WhatIsWrong mapping={mapping} />}
    />
  ))
}

function WhatIsWrong({ mapping }: { readonly mapping: Unsound }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const may = useMay()
  const actor = useActor()
  const queryClient = useQueryClient()
  const { id, wrong, keptBy, keptAt } = mapping
  return (
    <div className="stack">
      <ul className="reasons">
        {wrong.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <span className="code">{field}</span> {message}
          </li>
        ))}
      </ul>
      <p className="quiet">{t('exchange.unsound.kept', { id, by: actor(keptBy), at: shownMinute(keptAt) })}</p>
      <div className="acts">
        <a className="button-link" href={`/api/v1/import-mappings/${id}`} download>
          {t('exchange.unsound.download')}
        </a>
        {may('removeImportMapping') && (
          <ActButton
            small
            danger
            label={t('exchange.own.remove', { name: name(mapping) })}
            confirm={t('exchange.own.removeConfirm')}
            onAct={async () => {
              await taken(api.DELETE('/api/v1/import-mappings/{name}', { params: { path: { name: id } } }))
              await queryClient.invalidateQueries({ queryKey: ['import-mappings'] })
            }}
          />
        )}
      </div>
    </div>
  )
}
