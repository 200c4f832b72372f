export type Language = 'zh' | 'en'
export const languages: readonly Language[] = ['zh', 'en']

/** A sentence in both languages; `{name}` is filled from values. */
export type Sentence = { readonly zh: string; readonly en: string }

export function fill(sentence: Sentence, language: Language, values: Readonly<Record<string, unknown>> = {}): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  )
}
