import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWords } from './words'

/** 演练: on everything that belongs to an exercise. */
export function ExerciseMark() {
  const { t } = useTranslation()
  return <span className="exercise-mark">{t('shell.exercise')}</span>
}

/** A response level in numerals; warning colours are never used for it (they grade warnings, by law). */
export function LevelMark({ level }: { level: string | null }) {
  const { word } = useWords()
  if (level === null) return <span className="quiet">—</span>
  return <span className={`level level-${level}`}>{word('level', level)}</span>
}

type ShapeProps = { shape: 'late' | 'silent' | 'waiting' | 'plain'; children: string }

/** A state that is not normal has its own shape and its word; colour only comes on top. */
export function ShapeMark({ shape, children }: ShapeProps) {
  const signs = { late: '▲', silent: '◆', waiting: '●', plain: '' }
  return (
    <span className={`shape-${shape} nowrap`}>
      {signs[shape]} {children}
    </span>
  )
}

export function SyntheticMark({ children }: { children: string }) {
  return <Tag color="warning">{children}</Tag>
}
