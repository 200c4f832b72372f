import { useWords } from './words'

/** A share as a bar with its number; `progressbar` with a name, so that it reads out. */
export function ShareBar({ share, label }: { share: number; label: string }) {
  const { percent } = useWords()
  const value = Math.max(0, Math.min(1, share))
  return (
    <span className="share nowrap">
      <span
        className="share-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(value * 100)}
      >
        <span style={{ width: `${value * 100}%` }} />
      </span>
      {percent(value)}
    </span>
  )
}
