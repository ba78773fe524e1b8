// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/clock.h"
#include "devicescan.h"
#include "store/equipmentqueries.h"

#include <QHash>
#include <QObject>
#include <QVariantList>
#include <qqmlintegration.h>

#include <optional>

namespace FibreDesk {

class DeviceLive;
class RecordDesk;
namespace Outbox {
struct NewWrite;
struct Write;
} // namespace Outbox

/// One device for another: the rule of the house first, then the new one, what becomes of the old
/// one, and both records in one go, each compared with what was read. Where one of them is not
/// taken the other stands, and both are said, with what can be done.
class DeviceSwap : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::DeviceScan *scan READ scan CONSTANT)
    /// The device that is replaced; empty = nothing is begun.
    Q_PROPERTY(QString oldId READ oldId NOTIFY changed)
    Q_PROPERTY(QString oldText READ oldText NOTIFY changed)
    Q_PROPERTY(QString newId READ newId NOTIFY changed)
    Q_PROPERTY(QString newText READ newText NOTIFY changed)
    /// What the last diagnosis found, or that there is none.
    Q_PROPERTY(QString diagnosis READ diagnosis NOTIFY changed)
    Q_PROPERTY(bool isDiagnosed READ isDiagnosed NOTIFY changed)
    Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
    /// What the old one becomes: {value, text}.
    Q_PROPERTY(QVariantList fates READ fates NOTIFY changed)
    Q_PROPERTY(QString fate READ fate WRITE setFate NOTIFY changed)
    /// Both records: heading, label, before, after, isFirst.
    Q_PROPERTY(FibreDesk::RecordModel *preview READ preview CONSTANT)
    Q_PROPERTY(QString warning READ warning NOTIFY changed)
    /// Why it cannot be done as it stands; empty = it can.
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(bool isAdding READ isAdding NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)
    /// Once it was asked for: what became of each record, rowId = the write.
    Q_PROPERTY(FibreDesk::RecordModel *results READ results CONSTANT)
    Q_PROPERTY(QString outcome READ outcome NOTIFY changed)
    Q_PROPERTY(QString outcomeTone READ outcomeTone NOTIFY changed)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)

public:
    DeviceSwap(RecordDesk *desk, DeviceLive *live, Clock clock = {}, QObject *parent = nullptr);

    void setLanguage(const QString &language);

    /// Of this device; whatever was begun for another one is put away.
    Q_INVOKABLE void begin(const QString &device);
    Q_INVOKABLE void close();
    Q_INVOKABLE void takeNew(const QString &device);
    Q_INVOKABLE void commit();
    Q_INVOKABLE void tryAgain(const QString &write);
    /// Takes back the half that was done, and gives up the other.
    Q_INVOKABLE void undo();
    /// A clash is decided where all of them are.
    Q_INVOKABLE void openWrite(const QString &write) { Q_EMIT writeRequested(write); }

    [[nodiscard]] DeviceScan *scan() { return &m_scan; }
    [[nodiscard]] QString oldId() const { return m_oldId; }
    [[nodiscard]] QString oldText() const { return m_old ? textOf(*m_old) : QString(); }
    [[nodiscard]] QString newId() const { return m_new ? m_new->line.id : QString(); }
    [[nodiscard]] QString newText() const { return m_new ? textOf(*m_new) : QString(); }
    [[nodiscard]] QString diagnosis() const;
    [[nodiscard]] bool isDiagnosed() const { return lastDiagnosed().isValid(); }
    [[nodiscard]] QString reason() const { return m_reason; }
    void setReason(const QString &reason);
    [[nodiscard]] QVariantList fates() const;
    [[nodiscard]] QString fate() const { return m_fate; }
    void setFate(const QString &fate);
    [[nodiscard]] RecordModel *preview() { return &m_preview; }
    [[nodiscard]] QString warning() const;
    [[nodiscard]] QString problem() const;
    [[nodiscard]] bool isReading() const { return m_isReading; }
    [[nodiscard]] bool isAdding() const { return m_isAdding; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] RecordModel *results() { return &m_results; }
    [[nodiscard]] QString outcome() const { return m_outcome; }
    [[nodiscard]] QString outcomeTone() const { return m_outcomeTone; }
    [[nodiscard]] bool canUndo() const { return m_canUndo; }

Q_SIGNALS:
    void changed();
    /// Both records are as they were wanted: to be told on the customer's time line.
    void replaced(const QString &customer, const QString &title, const QString &text);
    void writeRequested(const QString &write);

private:
    using Record = Store::EquipmentRecord;
    struct Note {
        QString customer;
        QString title;
        QString text;
    };

    void read(const QString &id, bool isOld);
    void showPreview();
    void showResults();
    void handleWrite(const QString &id);
    [[nodiscard]] QDateTime lastDiagnosed() const;
    [[nodiscard]] QStringList states() const;
    [[nodiscard]] Outbox::NewWrite writeOf(const Record &record, const QString &status,
        const QString &customer, const QString &location, const QString &subscription) const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] static QString textOf(const Record &record);
    [[nodiscard]] static QString reasonOf(const Outbox::Write &write);

    RecordDesk *m_desk;
    DeviceLive *m_live;
    Clock m_clock;
    DeviceScan m_scan;
    QString m_language = QStringLiteral("en");
    QString m_oldId;
    std::optional<Record> m_old;
    std::optional<Record> m_new;
    QString m_reason;
    QString m_fate;
    RecordModel m_preview;
    RecordModel m_results;
    QString m_batch; ///< empty = not asked for yet
    QHash<QString, Note> m_notes; ///< by batch: for the time line, once both are done
    bool m_isReading = false;
    bool m_isAdding = false;
    bool m_isUndone = false;
    bool m_canUndo = false;
    ErrorText m_error;
    QString m_outcome;
    QString m_outcomeTone;
    int m_generation = 0;
};

} // namespace FibreDesk
