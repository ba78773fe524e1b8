// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "cpe/devicediary.h"
#include "store/equipmentqueries.h"

#include <QHash>
#include <QObject>
#include <QTimeZone>
#include <qqmlintegration.h>

namespace FibreDesk {

class DeviceLive;
class RecordDesk;

/// What our people did to the device in front and saw of it, newest first: what this desk did and
/// measured, what colleagues noted of it, and what is still on its way to the customer's time line.
/// One thing that two of these tell stands here once.
class DeviceWork : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DevicesController")
    /// rowId: of the diary's entry, the note or the write.
    Q_PROPERTY(FibreDesk::RecordModel *list READ list CONSTANT)
    /// Why the notes of colleagues are missing here.
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    DeviceWork(RecordDesk *desk, DeviceLive *live, QObject *parent = nullptr);

    /// `references` are the customer and the tickets on which somebody may have noted something.
    void open(const QString &serial, const QStringList &references);
    /// There may be other notes now.
    void readNotes();
    void setLanguage(const QString &language);

    [[nodiscard]] RecordModel *list() { return &m_list; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    /// "Restart", "Ping".
    [[nodiscard]] static QString kindWord(const QString &kind);
    /// "done", "6 of 6 answered".
    [[nodiscard]] static QString resultWord(const Cpe::DiaryEntry &entry, const QString &language);
    [[nodiscard]] static QString tone(const Cpe::DiaryEntry &entry);

Q_SIGNALS:
    void changed();

private:
    struct Notes {
        std::vector<Store::EquipmentNote> list;
        QTimeZone siteZone;
    };
    struct Row {
        QDateTime at;
        RecordModel::Row row;
    };
    /// Of a note that is on its way; by its text.
    struct Sending {
        QString id{};
        QDateTime at{};
        QString word{};
        QString text{};
    };

    void show();
    [[nodiscard]] QHash<QString, Sending> sendings() const;
    [[nodiscard]] Row rowOf(const Cpe::DiaryEntry &entry, const Sending *sending) const;

    RecordDesk *m_desk;
    DeviceLive *m_live;
    RecordModel m_list;
    QString m_serial;
    QStringList m_references;
    Notes m_notes;
    ErrorText m_error;
    QString m_language = QStringLiteral("en");
    int m_generation = 0;
};

} // namespace FibreDesk
