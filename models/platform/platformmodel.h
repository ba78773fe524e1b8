// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "health/healthboard.h"

#include <QAbstractListModel>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The systems of the platform for the status page, in the order of the board.
class PlatformModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(int count READ count CONSTANT)
    /// How many are configured and fail.
    Q_PROPERTY(int failing READ failing NOTIFY summaryChanged)
    /// How many the profile has an address for.
    Q_PROPERTY(int configured READ configured NOTIFY summaryChanged)
    /// How many certificates end soon.
    Q_PROPERTY(int ending READ ending NOTIFY summaryChanged)
    /// Why the day cannot be kept over a restart.
    Q_PROPERTY(FibreDesk::ErrorText keepError READ keepError NOTIFY keepErrorChanged)

public:
    /// Days to the end of a certificate below which it is warned of, and cried.
    static constexpr int warnDays = 21;
    static constexpr int alarmDays = 7;
    static constexpr int barCount = 48;

    enum Role {
        SystemIdRole = Qt::UserRole + 1,
        NameRole,
        AddressRole,
        KeyRole, ///< of the profile, where the address would stand
        IsConfiguredRole,
        IsAskingRole,
        IsFailingRole,
        StateTextRole,
        ToneRole,
        NoteRole,
        AffectedRole,
        LastOkRole,
        ErrorRole, ///< the last one, also after it has recovered
        ErrorAtRole,
        VersionRole, ///< empty = not told
        CertificateEndRole,
        CertificateDaysRole,
        CertificateToneRole, ///< empty = no certificate was seen
        AskedRole, ///< within the day
        MissedRole, ///< of those
        LastMsRole, ///< negative = none
        MedianMsRole,
        P95MsRole,
        BarHeightsRole, ///< 0 to 1 of the slowest; 0 = no answer
        BarTonesRole, ///< "", "ok", "warning" (some missed), "danger" (all)
    };
    Q_ENUM(Role)

    /// `board` outlives the model.
    explicit PlatformModel(Health::HealthBoard *board, QObject *parent = nullptr);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int failing() const { return m_failing; }
    [[nodiscard]] int configured() const { return m_configured; }
    [[nodiscard]] int ending() const { return m_ending; }
    [[nodiscard]] ErrorText keepError() const;

    Q_INVOKABLE void askNow(const QString &id) { m_board->askNow(id); }
    Q_INVOKABLE void askAllNow() { m_board->askAllNow(); }
    /// Says everything again; after a change of language.
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] static QString tone(const Health::SystemHealth &health);
    [[nodiscard]] static QString certificateTone(const QDateTime &end, const QDateTime &now);

Q_SIGNALS:
    void summaryChanged();
    void keepErrorChanged();

private:
    struct Row {
        QString id;
        Health::SystemHealth health;
        QDateTime at; ///< when it was looked at

        bool operator==(const Row &) const = default;
    };

    void handleChanged(const QString &id);
    void summarise();
    [[nodiscard]] QVariant dayValue(const Row &row, int role) const;
    static QList<int> changedRoles(const Row &before, const Row &after);

    Health::HealthBoard *m_board;
    SnapshotList<Row> m_rows{this, &PlatformModel::changedRoles};
    int m_failing = 0;
    int m_configured = 0;
    int m_ending = 0;
};

} // namespace FibreDesk
