// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "outagefinder.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class FieldMap;
}
namespace Outbox {
class WriteQueue;
struct NewWrite;
struct Write;
} // namespace Outbox

/// What is made of an outage: one ticket above those of its customers, or a job for who drives
/// there. Filled in as far as the outage tells, one write of the outbox, shown until it is done.
class OutageWork : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OutageDesk")
    /// "ticket" or "job".
    Q_PROPERTY(QString kind READ kind NOTIFY changed)
    Q_PROPERTY(QString subject MEMBER m_subject NOTIFY changed)
    Q_PROPERTY(QString text MEMBER m_text NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    /// What was made of the outage in front, rowId = the write.
    Q_PROPERTY(FibreDesk::RecordModel *made READ made CONSTANT)

public:
    OutageWork(Outbox::WriteQueue *queue, const Erp::FieldMap *map, QObject *parent = nullptr);

    /// The outage in front; null = none.
    void setReport(const OutageReport *report, const QDateTime &readAt);
    void setLanguage(const QString &language);

    /// Fills in what the outage tells.
    Q_INVOKABLE void begin(const QString &kind);
    Q_INVOKABLE void create();
    /// Puts the customers' open tickets below the one that was made by this write.
    Q_INVOKABLE void gather(const QString &write);
    Q_INVOKABLE void tryAgain(const QString &write);
    Q_INVOKABLE void giveUp(const QString &write);

    [[nodiscard]] QString kind() const { return m_kind; }
    /// Why it cannot be made as it stands; empty = it can.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] RecordModel *made() { return &m_made; }

Q_SIGNALS:
    void changed();
    /// The outbox could not keep it: what was filled in still stands.
    void failed();

private:
    [[nodiscard]] Outbox::NewWrite ticket() const;
    [[nodiscard]] Outbox::NewWrite job() const;
    [[nodiscard]] QString customerLines() const;
    void handleWrite(const QString &id);
    void refresh();
    [[nodiscard]] int ungathered(const QString &ticket) const;

    Outbox::WriteQueue *m_queue;
    const Erp::FieldMap *m_map;
    QString m_language = QStringLiteral("en");
    OutageReport m_report;
    QDateTime m_readAt;
    QString m_kind = QStringLiteral("ticket");
    QString m_subject;
    QString m_text;
    bool m_isAdding = false;
    ErrorText m_error;
    RecordModel m_made;
};

} // namespace FibreDesk
