import { Button, Input } from 'antd'
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, taken } from '../app/api'
import { useAct } from '../parts/act-button'
import { ProblemAlert } from '../parts/problem-alert'
import type { ExerciseSettings } from './exercise-fields'

const largestBytes = 2 * 1024 * 1024

type FileFormProps = { readonly exercise: ExerciseSettings | null; readonly onTaken: (documentId: string) => void }

/** The bytes go as they are: encodings are read on the server, nothing is changed on the way. */
export function FileForm({ exercise, onTaken }: FileFormProps) {
  const { t } = useTranslation()
  const ids = { file: useId(), paste: useId() }
  const [file, setFile] = useState<File | null>(null)
  const [pasted, setPasted] = useState('')
  const send = useAct((body: Blob) => sendAlert(body, file?.name, exercise).then(onTaken))
  const refusal =
    file === null && pasted.trim() === ''
      ? t('intake.raise.nothing')
      : file !== null && file.size > largestBytes
        ? t('intake.raise.tooLarge')
        : null

  function submit(event: FormEvent) {
    event.preventDefault()
    send.mutate(file ?? new Blob([pasted], { type: 'text/plain;charset=utf-8' }))
  }

  return (
    <form className="stack" aria-label={t('intake.raise.ways.file')} onSubmit={submit}>
      <div className="field">
        <label htmlFor={ids.file}>{t('intake.raise.file')}</label>
        <input id={ids.file} type="file" onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
      </div>
      <div className="field">
        <label htmlFor={ids.paste}>{t('intake.raise.paste')}</label>
        <Input.TextArea
          id={ids.paste}
          rows={10}
          disabled={file !== null}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
      </div>
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={refusal !== null} loading={send.isPending}>
          {t('intake.raise.submit')}
        </Button>
        {refusal !== null && <small className="why-not">{refusal}</small>}
      </div>
    </form>
  )
}

async function sendAlert(body: Blob, fileName: string | undefined, exercise: ExerciseSettings | null) {
  const query = {
    ...(fileName === undefined ? {} : { fileName }),
    ...(exercise === null ? {} : { exercise: JSON.stringify(exercise) }),
  }
  const { documentId } = await taken(
    api.POST('/api/v1/alerts', {
      params: { query },
      body: '',
      bodySerializer: () => body,
      headers: { 'content-type': body.type === '' ? 'application/octet-stream' : body.type },
    }),
  )
  return documentId
}
