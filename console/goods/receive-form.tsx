import { App, Button, Input, InputNumber } from 'antd'
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { api, idempotencyKey, taken } from '../app/api'
import { useMe } from '../app/session'
import { useAct } from '../parts/act-button'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { ProblemAlert } from '../parts/problem-alert'
import { useWords } from '../parts/words'
import type { ConsignmentDetail } from './consignment-page'

type Counted = { readonly received: number; readonly damaged: number }
type CountedLine = Schemas['ConsignmentLine'] & Counted
const outcomes = { done: 'done', 'too-late': 'tooLate', waiting: 'waiting' } as const

/** The goods received note: sound and damaged by line, short is what is left; only this closes a consignment. */
export function ReceiveForm({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const { name } = useWords()
  const { user } = useMe()
  const { message } = App.useApp()
  const [counted, setCounted] = useState<Readonly<Record<string, Counted>>>({})
  const [signedBy, setSignedBy] = useState(user.name)
  const [comment, setComment] = useState('')
  // One key per form: signing again after a silence is the same note.
  const [key] = useState(idempotencyKey)
  const ids = { by: useId(), comment: useId() }
  const send = useAct((body: Schemas['GoodsReceived']) =>
    taken(
      api.POST('/api/v1/consignments/{id}/goods-received', {
        params: { path: { id: goods.id }, header: { 'idempotency-key': key } },
        body,
      }),
    ).then(({ outcome }) => void message.info(t(`goods.receive.${outcomes[outcome]}`))),
  )
  const lines = goods.lines
    .filter((line) => line.sent > 0)
    .map((line): CountedLine => ({ ...line, ...(counted[line.itemCode] ?? { received: line.sent, damaged: 0 }) }))
  const tooMany = lines.find((line) => line.received + line.damaged > line.sent)
  const refusal =
    tooMany !== undefined
      ? t('goods.receive.tooMany', { item: name(tooMany), sent: tooMany.sent })
      : signedBy.trim() === ''
        ? t('goods.receive.nameNeeded')
        : null

  function submit(event: FormEvent) {
    event.preventDefault()
    send.mutate({
      signedBy: signedBy.trim(),
      lines: lines.map(({ itemCode, received, damaged }) => ({ itemCode, received, damaged })),
      ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
    })
  }

  return (
    <form className="stack boxed" aria-label={t('goods.receive.title')} onSubmit={submit}>
      <h3>{t('goods.receive.title')}</h3>
      <CountTable
        lines={lines}
        onCount={(itemCode, next) => setCounted({ ...counted, [itemCode]: next })}
        caption={t('goods.receive.title')}
      />
      <div className="field-grid">
        <label className="field" htmlFor={ids.by}>
          {t('goods.receive.signedBy')}
          <Input id={ids.by} value={signedBy} maxLength={200} onChange={(event) => setSignedBy(event.target.value)} />
        </label>
        <label className="field" htmlFor={ids.comment}>
          {t('goods.receive.comment')}
          <Input id={ids.comment} value={comment} onChange={(event) => setComment(event.target.value)} />
        </label>
      </div>
      <p className="quiet">{t('goods.receive.confirm')}</p>
      <ProblemAlert error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={refusal !== null} loading={send.isPending}>
          {t('goods.receive.submit')}
        </Button>
        {refusal !== null && <small className="why-not">{refusal}</small>}
      </div>
    </form>
  )
}

type CountTableProps = {
  readonly caption: string
  readonly lines: readonly CountedLine[]
  readonly onCount: (itemCode: string, counted: Counted) => void
}

function CountTable({ caption, lines, onCount }: CountTableProps) {
  const { t } = useTranslation()
  const { name, unit, number } = useWords()
  const field = (part: keyof Counted): Column<CountedLine> => ({
    key: part,
    title: t(`goods.receive.${part}`),
    right: true,
    cell: (row) => (
      <InputNumber
        aria-label={`${name(row)} ${t(`goods.receive.${part}`)}`}
        min={0}
        max={row.sent}
        precision={0}
        value={row[part]}
        onChange={(value) =>
          onCount(row.itemCode, { received: row.received, damaged: row.damaged, [part]: value ?? 0 })
        }
      />
    ),
  })
  const columns: readonly Column<CountedLine>[] = [
    { key: 'item', title: t('goods.columns.item'), header: true, cell: (row) => name(row) },
    { key: 'unit', title: t('goods.columns.unit'), cell: (row) => unit(row) },
    { key: 'sent', title: t('goods.columns.sent'), right: true, cell: (row) => number(row.sent) },
    field('received'),
    field('damaged'),
    {
      key: 'short',
      title: t('goods.receive.short'),
      right: true,
      cell: (row) => number(Math.max(0, row.sent - row.received - row.damaged)),
    },
  ]
  return <PlainTable caption={caption} columns={columns} rows={lines} rowKey={(row) => row.itemCode} />
}
