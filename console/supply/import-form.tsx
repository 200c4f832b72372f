import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import type { ImportKind } from './exchange-page'
import { FileDrop } from './file-drop'
import { ImportReport } from './import-report'
import type { Reading } from './mapping-fields'
import { MappingFields, ownTemplate } from './mapping-fields'

type Report = Schemas['ImportReport']
type Ask = { readonly file: File; readonly reading: Reading; readonly dryRun: boolean }

const largestMiB = 32

/** A file is tried first; only a file whose every row can be taken may be imported. */
export function ImportForm({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState(ownTemplate)
  const [report, setReport] = useState<Report | null>(null)
  const send = useAct(async (ask: Ask) => setReport(await sendTable(kind, ask)))
  const tooLarge = file !== null && file.size > largestMiB * 1024 * 1024
  const sound = report !== null && report.outcome === 'dry-run' && report.refusedCount === 0
  const whyNoImport = file === null ? null : report === null ? t('exchange.dryRunFirst') : sound ? null : whyNot(report)

  function whyNot({ outcome }: Report): string | null {
    return outcome === 'imported' ? t('exchange.done') : t('exchange.refusedRows')
  }
  const ask = (dryRun: boolean) => {
    if (file !== null) send.mutate({ file, reading, dryRun })
  }
  const fresh = () => {
    setReport(null)
    send.reset()
  }

  return (
    <form className="stack" aria-label={t('exchange.import')} onSubmit={(event) => event.preventDefault()}>
      <MappingFields
        kind={kind}
        value={reading}
        onChange={(next) => {
          setReading(next)
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

async function sendTable(kind: ImportKind, { file, reading, dryRun }: Ask): Promise<Report> {
  const set = Object.entries(reading.set).flatMap(([column, value]) =>
    value.trim() === '' ? [] : [`${column}=${value.trim()}`],
  )
  const query = {
    dryRun: dryRun ? ('true' as const) : ('false' as const),
    fileName: file.name,
    ...(reading.mapping === ownTemplate.mapping ? {} : { mapping: reading.mapping }),
    ...(set.length === 0 ? {} : { set }),
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
