import { useTranslation } from 'react-i18next'
import type { Schemas } from '../app/schemas'
import { ShapeMark } from '../parts/marks'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At } from '../parts/times'
import { useWords } from '../parts/words'

type Booking = Schemas['TransportBooking']

/** Carriers asked one after the other, with what each answered. */
export function BookingTable({ bookings }: { bookings: readonly Booking[] }) {
  const { t } = useTranslation()
  const { word, language } = useWords()
  const columns: readonly Column<Booking>[] = [
    { key: 'attempt', title: t('goods.bookings.attempt'), right: true, cell: (row) => row.attempt },
    {
      key: 'carrier',
      title: t('goods.bookings.carrier'),
      header: true,
      cell: (row) => (language === 'zh' ? row.carrierNameZh : row.carrierNameEn),
    },
    { key: 'mode', title: t('goods.bookings.mode'), cell: (row) => word('mode', row.mode) },
    {
      key: 'state',
      title: t('goods.bookings.state'),
      cell: (row) => (
        <ShapeMark shape={row.state === 'silent' ? 'silent' : 'plain'}>{word('bookingState', row.state)}</ShapeMark>
      ),
    },
    { key: 'asked', title: t('goods.bookings.asked'), cell: (row) => <At instant={row.askedAt} /> },
    { key: 'due', title: t('goods.bookings.due'), cell: (row) => <At instant={row.answerDueAt} /> },
    { key: 'vehicle', title: t('goods.bookings.vehicle'), cell: (row) => row.vehicle ?? '—' },
    { key: 'reason', title: t('goods.bookings.reason'), cell: (row) => word('endedReason', row.reason) },
  ]
  return (
    <PlainTable
      caption={t('goods.page.bookings')}
      columns={columns}
      rows={bookings}
      rowKey={(row) => String(row.attempt)}
      empty={t('goods.bookings.none')}
    />
  )
}
