import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from './problem-alert'

type ActButtonProps = {
  readonly label: string
  readonly onAct: (reason: string) => Promise<unknown>
  /** Why it can't be done now, or not by this account: shown beside the disabled button. */
  readonly disabledReason?: string | null | undefined
  readonly reason?: 'required' | 'none'
  /** What will happen, in a dialog before it does. */
  readonly confirm?: string
  readonly danger?: boolean
  readonly primary?: boolean
  readonly small?: boolean
  /** What is still to be filled in inside the dialog, in words. */
  readonly incomplete?: string | null
  /** More to fill in, inside the dialog. */
  readonly children?: ReactNode
}

const renewed = [
  'incident',
  'incidents',
  'tasks',
  'consignment',
  'consignments',
  'alerts',
  'review-items',
  'review-item',
  'stock',
  'depot',
  'sources',
  'supply-orders',
  'supply-requests',
  'floors',
  'wishes',
  'upkeep',
]

/** Runs an act and refetches what it may have changed, whether it was done or came too late. */
export function useAct<Input>(act: (input: Input) => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSettled: async () => {
      await Promise.all(renewed.map((head) => queryClient.invalidateQueries({ queryKey: [head] })))
    },
  })
}

/** A button that acts: asks for confirmation or a reason where the act needs one, keeps the input when it is refused. */
export function ActButton(props: ActButtonProps) {
  const { label, onAct, disabledReason, reason = 'none', confirm, danger = false, primary = false, small } = props
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const act = useAct(onAct)
  const whyNotId = useId()
  const asks = reason === 'required' || confirm !== undefined || props.children !== undefined

  const run = (given: string) =>
    act.mutate(given, {
      onSuccess: () => {
        setOpen(false)
        void message.success(t('shell.acts.done'))
      },
    })
  const start = () => {
    act.reset()
    if (asks) setOpen(true)
    else run('')
  }

  return (
    <span className="act">
      <Button
        type={primary ? 'primary' : 'default'}
        danger={danger}
        size={small ? 'small' : 'medium'}
        disabled={Boolean(disabledReason)}
        aria-describedby={disabledReason ? whyNotId : undefined}
        title={disabledReason ?? undefined}
        loading={act.isPending && !open}
        onClick={start}
      >
        {label}
      </Button>
      {disabledReason && (
        <small id={whyNotId} className="why-not">
          {disabledReason}
        </small>
      )}
      {!asks && act.isError && <ProblemAlert error={act.error} />}
      {asks && open && (
        <AskDialog
          label={label}
          danger={danger}
          confirm={confirm}
          reasonNeeded={reason === 'required'}
          incomplete={props.incomplete ?? null}
          pending={act.isPending}
          error={act.error}
          onCancel={() => setOpen(false)}
          onOk={run}
        >
          {props.children}
        </AskDialog>
      )}
    </span>
  )
}

type AskDialogProps = {
  readonly label: string
  readonly danger: boolean
  readonly confirm: string | undefined
  readonly reasonNeeded: boolean
  readonly incomplete: string | null
  readonly pending: boolean
  readonly error: unknown
  readonly onCancel: () => void
  readonly onOk: (reason: string) => void
  readonly children: ReactNode
}

function AskDialog(props: AskDialogProps) {
  const { label, danger, confirm, reasonNeeded, incomplete, pending, error, onCancel, onOk, children } = props
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const missing = incomplete ?? (reasonNeeded && reason.trim() === '' ? t('shell.acts.reasonNeeded') : null)
  return (
    <Modal
      open
      title={label}
      okText={label}
      cancelText={t('shell.acts.cancel')}
      okButtonProps={{ danger, disabled: missing !== null, title: missing ?? '' }}
      confirmLoading={pending}
      onCancel={onCancel}
      onOk={() => onOk(reason.trim())}
    >
      <div className="stack">
        {confirm !== undefined && <p>{confirm}</p>}
        {children}
        {reasonNeeded && (
          <div>
            <label htmlFor={reasonId}>{t('shell.acts.reason')}</label>
            <Input.TextArea
              id={reasonId}
              rows={3}
              maxLength={2_000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        )}
        {missing !== null && <small className="quiet">{missing}</small>}
        <ProblemAlert error={error} />
      </div>
    </Modal>
  )
}
