import { Checkbox, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { useWords } from '../parts/words'

export type ExerciseSettings = Schemas['ExerciseSettings']
type StandIns = NonNullable<ExerciseSettings['standIns']>

const choices = {
  officers: ['prompt', 'one-silent', 'silent', 'none'],
  keepers: ['prompt', 'none'],
  carriers: ['orderly', 'unruly', 'none'],
  receivers: ['prompt', 'none'],
} as const satisfies { readonly [Group in Exclude<keyof StandIns, 'seed'>]: readonly StandIns[Group][] }

const usual: ExerciseSettings = {
  pace: 240,
  standIns: { seed: 7, officers: 'one-silent', keepers: 'prompt', carriers: 'unruly', receivers: 'prompt' },
}

type ExerciseFieldsProps = {
  readonly value: ExerciseSettings | null
  readonly onChange: (settings: ExerciseSettings | null) => void
}

/** Staging only: on which clock the exercise runs, and who is played by stand-ins. */
export function ExerciseFields({ value, onChange }: ExerciseFieldsProps) {
  const { t } = useTranslation()
  return (
    <fieldset className="stack">
      <legend>{t('intake.exercise.title')}</legend>
      <Checkbox checked={value !== null} onChange={(event) => onChange(event.target.checked ? usual : null)}>
        {t('intake.exercise.use')}
      </Checkbox>
      {value !== null && <Settings value={value} onChange={onChange} />}
    </fieldset>
  )
}

function Settings({ value, onChange }: { value: ExerciseSettings; onChange: (settings: ExerciseSettings) => void }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const standIns = value.standIns ?? { seed: 7, officers: 'none', keepers: 'none', carriers: 'none', receivers: 'none' }
  const groups = Object.keys(choices) as (keyof typeof choices)[]
  return (
    <div className="field-grid">
      <label className="field">
        {t('intake.exercise.pace')}
        <InputNumber
          aria-label={t('intake.exercise.pace')}
          prefix="×"
          min={1}
          max={100_000}
          value={value.pace}
          onChange={(pace) => onChange({ ...value, pace: pace ?? 1 })}
          style={{ width: '100%' }}
        />
      </label>
      {groups.map((group) => (
        <label key={group} className="field">
          {t(`intake.exercise.${group}`)}
          <Select<string>
            aria-label={t(`intake.exercise.${group}`)}
            value={standIns[group]}
            options={choices[group].map((each) => ({ value: each, label: word('standIn', each) }))}
            onChange={(next) => onChange({ ...value, standIns: { ...standIns, [group]: next } })}
          />
        </label>
      ))}
      <label className="field">
        {t('intake.exercise.seed')}
        <InputNumber
          aria-label={t('intake.exercise.seed')}
          precision={0}
          value={standIns.seed}
          onChange={(seed) => onChange({ ...value, standIns: { ...standIns, seed: seed ?? 0 } })}
          style={{ width: '100%' }}
        />
      </label>
    </div>
  )
}
