import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import type { ImportKind } from './exchange-page'
import { FileDrop } from './file-drop'
import { ImportReport } from './import-report'

type Report = Schemas['ImportReport']
type Ask = { readonly file: File; readonly mapping: string; readonly dryRun: boolean }

const largestMiB = 32
const ownTemplate = ''

/** A file is tried first; only a file whose every row can be taken may be imported. */
export function ImportForm({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [mapping, setMapping] = useState(ownTemplate)
  const [report, setReport] = useState<Report | null>(null)
  const send = useAct(async (ask: Ask) => setReport(await sendTable(kind, ask)))
  const tooLarge = file !== null && file.size > largestMiB * 1024 * 1024
  const sound = report !== null && report.outcome === 'dry-run' && report.refusedCount === 0
  const whyNoImport = file === null ? null : report === null ? t('exchange.dryRunFirst') : sound ? null : whyNot(report)

  function whyNot({ outcome }: Report): string | null {
    return outcome === 'imported' ? t('exchange.done') : t('exchange.refusedRows')
  }
  const ask = (dryRun: boolean) => {
    if (file !== null) send.mutate({ file, mapping, dryRun })
  }
  const fresh = () => {
    setReport(null)
    send.reset()
  }

  return (
    <form className="stack" aria-label={t('exchange.import')} onSubmit={(event) => event.preventDefault()}>
      <MappingField
        kind={kind}
        value={mapping}
        onChange={(next) => {
          setMapping(next)
          fresh()
        }}
      />
      <FileDrop
        file={file}
        onFile={(next) => {
          setFile(next)
          fresh()
        }}
      />
      <div className="acts">
        <Button
          type={sound ? 'default' : 'primary'}
          disabled={file === null || tooLarge}
          loading={send.isPending && send.variables.dryRun}
          onClick={() => ask(true)}
        >
          {t('exchange.dryRun')}
        </Button>
        <Button
          type={sound ? 'primary' : 'default'}
          disabled={!sound || tooLarge}
          loading={send.isPending && !send.variables.dryRun}
          onClick={() => ask(false)}
        >
          {t('exchange.importNow')}
        </Button>
        {file === null && <small className="why-not">{t('exchange.noFile')}</small>}
        {tooLarge && <small className="why-not">{t('exchange.tooLarge', { largest: largestMiB })}</small>}
        {!tooLarge && whyNoImport !== null && <small className="why-not">{whyNoImport}</small>}
      </div>
      {send.isPending && (
        <p className="quiet" role="status">
          {t('exchange.running')}
        </p>
      )}
      <ProblemAlert error={send.error} />
      {report !== null && <ImportReport report={report} />}
    </form>
  )
}

async function sendTable(kind: ImportKind, { file, mapping, dryRun }: Ask): Promise<Report> {
  const query = {
    dryRun: dryRun ? ('true' as const) : ('false' as const),
    fileName: file.name,
    ...(mapping === ownTemplate ? {} : { mapping }),
  }
  return taken(
    api.POST('/api/v1/imports/{kind}', {
      params: { path: { kind }, query },
      body: '',
      // The bytes go as they are: encodings are read on the server.
      bodySerializer: () => file,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
}

type MappingProps = {
  readonly kind: ImportKind
  readonly value: string
  readonly onChange: (mapping: string) => void
}

/** Whose template the file follows: ours, or that of another system. */
function MappingField({ kind, value, onChange }: MappingProps) {
  const { t } = useTranslation()
  const { name } = useWords()
  const mappings = useQuery({
    queryKey: ['import-mappings'],
    queryFn: () => taken(api.GET('/api/v1/import-mappings')),
    staleTime: 600_000,
  })
  const options = (mappings.data?.items ?? []).filter((each) => each.kind === kind)
  const chosen = options.find((each) => each.id === value)
  return (
    <div className="field">
      <label className="acts">
        {t('exchange.mapping')}
        <Select<string>
          aria-label={t('exchange.mapping')}
          value={value}
          options={[
            { value: ownTemplate, label: t('exchange.ownTemplate') },
            ...options.map((each) => ({ value: each.id, label: name(each) })),
          ]}
          onChange={onChange}
          style={{ width: '18rem' }}
        />
      </label>
      {chosen !== undefined && (
        <details>
          <summary>{t('exchange.columns')}</summary>
          <ul className="reasons">
            {Object.entries(chosen.columns).map(([heading, column]) => (
              <li key={heading}>
                {heading} → <span className="code">{column}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
