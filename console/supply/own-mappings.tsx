import { useQueryClient } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton, useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import type { ImportKind } from './exchange-page'

type Mapping = Schemas['ImportMapping']
type Props = {
  readonly kind: ImportKind
  readonly chosen: Mapping | undefined
  /** Called with the name of a mapping that may be read by from now on; empty: our own template. */
  readonly onChoose: (name: string) => void
}

/** A mapping to start from, one of the authority's own to bring in, one to take away again. */
export function OwnMappings({ kind, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const { name } = useWords()
  const may = useMay()
  const refetch = useRefetch()
  return (
    <details>
      <summary>{t('exchange.own.title')}</summary>
      <div className="stack">
        <p className="quiet">{t('exchange.own.how')}</p>
        <p>
          <a className="button-link" href={`/api/v1/import-mappings/${chosen?.id ?? kind}`} download>
            {chosen === undefined ? t('exchange.own.startEmpty') : t('exchange.own.startFrom', { name: name(chosen) })}
          </a>
        </p>
        {may('keepImportMapping') && <MappingUpload kind={kind} onChoose={onChoose} />}
        {chosen !== undefined && !chosen.builtIn && may('removeImportMapping') && (
          <ActButton
            small
            danger
            label={t('exchange.own.remove', { name: name(chosen) })}
            confirm={t('exchange.own.removeConfirm')}
            onAct={async () => {
              await taken(api.DELETE('/api/v1/import-mappings/{name}', { params: { path: { name: chosen.id } } }))
              onChoose('')
              await refetch()
            }}
          />
        )}
      </div>
    </details>
  )
}

function useRefetch() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: ['import-mappings'] })
}

/** What is wrong with the file is named by path; a sound one is kept at once and chosen. */
function MappingUpload({ kind, onChoose }: Pick<Props, 'kind' | 'onChoose'>) {
  const { t } = useTranslation()
  const { name, word } = useWords()
  const id = useId()
  const [kept, setKept] = useState<Mapping | null>(null)
  const refetch = useRefetch()
  const send = useAct(async (file: File) => {
    setKept(null)
    const mapping = await taken(
      api.POST('/api/v1/import-mappings', {
        body: '',
        bodySerializer: () => file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    )
    await refetch()
    setKept(mapping)
    if (mapping.kind === kind) onChoose(mapping.id)
  })
  return (
    <div className="stack">
      <div className="drop">
        <label htmlFor={id}>{t('exchange.own.upload')}</label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) send.mutate(file)
            // the same file is taken again once it is put right
            target.value = ''
          }}
        />
      </div>
      <ProblemAlert error={send.error} />
      {kept !== null && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('exchange.own.kept', { name: name(kept), table: word('importKind', kept.kind) })}
        />
      )}
    </div>
  )
}
