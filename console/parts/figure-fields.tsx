import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Hazard, ReportedFigures } from '../../domain/alert/alert'
import type { Schemas } from '../app/schemas'
import { useWords } from './words'

type Figures = Schemas['ReportedFigures']
type FigureName = keyof ReportedFigures

const ofPeople: readonly FigureName[] = [
  'dead',
  'missing',
  'injured',
  'affectedPeople',
  'evacuatedPeople',
  'roomsCollapsed',
  'roomsDamaged',
]
const ofFire: readonly FigureName[] = ['burntHectares', 'uncontrolledHours', 'sensitiveArea']
const ofWater: readonly FigureName[] = ['leveeBreaches', 'dikeKmInDanger']

const ofHazard: Partial<Record<Hazard, readonly FigureName[]>> = {
  rainstorm: ofWater,
  flood: ofWater,
  'flash-flood': ofWater,
  typhoon: ofWater,
  drought: ['droughtPeopleInNeed'],
  'forest-fire': ofFire,
  'grassland-fire': ofFire,
}

const fractional: readonly FigureName[] = ['dikeKmInDanger', 'burntHectares', 'uncontrolledHours']

/** Figures that are asked for after an event of this kind. */
export function figuresFor(hazard: Hazard | undefined): readonly FigureName[] {
  return [...ofPeople, ...((hazard && ofHazard[hazard]) ?? []), 'rescuersOnSite']
}

type FigureFieldsProps = {
  readonly hazard: Hazard | undefined
  readonly value: Figures
  readonly onChange: (figures: Figures) => void
}

/** Figures by name and unit; what is left empty is unknown, which is not zero. */
export function FigureFields({ hazard, value, onChange }: FigureFieldsProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  const set = (name: FigureName, next: number | boolean | null) => {
    const { [name]: _, ...others } = value
    onChange(next === null ? others : { ...others, [name]: next })
  }
  return (
    <fieldset className="figures">
      <legend>{t('incident.reports.figures')}</legend>
      <small className="quiet">{t('incident.reports.unknown')}</small>
      <div className="field-grid">
        {figuresFor(hazard).map((name) =>
          name === 'sensitiveArea' ? (
            <label key={name} className="field">
              {word('figure', name)}
              <Select<string>
                aria-label={word('figure', name)}
                allowClear
                {...(value.sensitiveArea === undefined ? {} : { value: value.sensitiveArea ? 'yes' : 'no' })}
                options={[
                  { value: 'yes', label: t('shell.acts.yes') },
                  { value: 'no', label: t('shell.acts.no') },
                ]}
                onChange={(next: string | undefined) => set(name, next === undefined ? null : next === 'yes')}
              />
            </label>
          ) : (
            <label key={name} className="field">
              {word('figure', name)}
              <InputNumber
                aria-label={word('figure', name)}
                min={0}
                {...(fractional.includes(name) ? {} : { precision: 0 })}
                suffix={word('figureUnit', name)}
                value={value[name] ?? null}
                onChange={(next) => set(name, next)}
                style={{ width: '100%' }}
              />
            </label>
          ),
        )}
      </div>
    </fieldset>
  )
}
