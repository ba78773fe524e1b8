// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "campaignrow.h"
#include "core/error.h"
#include "recipientdetails.h"

#include <QAbstractTableModel>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <optional>
#include <set>
#include <vector>

namespace FibreDesk {

/// The rows of one campaign, plus what this desk asked the hub of each ("resend") and how that
/// went. A row's index is its identity in the campaign, so it never moves here; order and choice
/// are RecipientProxyModel's.
class RecipientTableModel : public QAbstractTableModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignsController")

public:
    enum Column {
        RecipientColumn,
        EmailColumn,
        StatusColumn,
        ReasonColumn,
        PhaseColumn, ///< the last phase completed; of the desk's campaigns
        AttemptsColumn,
        LastColumn,
        CustomerColumn,
        LanguageColumn,
        ActionColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    enum Role {
        CellTextRole = Qt::UserRole + 1,
        RowIdRole,
        StatusRole,
        SortRole,
        ResendRole,
        CanResendRole,
        RefusedRole, ///< for good: to be sent again only after a confirmation
        CustomerRole,
        ErrorRole, ///< the mail server's words, whole
        NoteRole, ///< how the resend went, when there is something to tell
        AccessibleRole ///< the row as one sentence
    };
    Q_ENUM(Role)

    /// CampaignRow::Status, for QML.
    enum Status { Waiting, Sent, Opened, Clicked, Failed, Uncertain, Excluded };
    Q_ENUM(Status)

    /// What this desk asked of a row and what came of it.
    enum Resend {
        NotAsked,
        Queued, ///< stands in line here, not sent to the hub yet
        Asking, ///< the request is on its way
        Accepted, ///< the hub said yes; the row's new state has not come yet
        Refused, ///< the hub said no, or nothing reached it: see NoteRole
        Unanswered, ///< no answer: the hub may have done it. Never repeated by itself
        NotTaken, ///< was unanswered; the row, read back, still stands as failed
        Settled ///< the hub reported the row's new state since
    };
    Q_ENUM(Resend)

    explicit RecipientTableModel(QObject *parent = nullptr);

    /// Another campaign: all rows anew.
    void reset(QString campaign, std::vector<CampaignRow> rows);
    /// The same campaign read again: only what differs is announced.
    void applySnapshot(std::vector<CampaignRow> rows);
    /// A row as it stands now. Announced with others that come in the same few milliseconds.
    void applyRow(CampaignRow row);

    void setResend(int row, Resend resend, std::optional<Error> error = {});
    /// All words again, in this language ("fr", "en").
    void setLanguage(const QString &language);

    [[nodiscard]] QString campaign() const { return m_campaign; }
    [[nodiscard]] const std::vector<CampaignRow> &rows() const { return m_rows; }
    [[nodiscard]] const FailureCause *causeAt(int row) const;
    [[nodiscard]] Status statusAt(int row) const;
    [[nodiscard]] Resend resendAt(int row) const;
    [[nodiscard]] bool canResend(int row) const;
    /// Also along with others: it was not refused for good.
    [[nodiscard]] bool canResendTogether(int row) const;
    [[nodiscard]] QString sentence(int row) const; ///< why it failed, how often, when last
    [[nodiscard]] QString statusText(int row) const;
    /// Lower-case text without accents in which the filter looks.
    [[nodiscard]] const QString &haystack(int row) const;
    [[nodiscard]] static QString folded(const QString &text);
    [[nodiscard]] RecipientDetails details(int row) const;
    /// Header and cells of a row for a file.
    [[nodiscard]] QStringList exportHeader() const;
    [[nodiscard]] QStringList exportRow(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// After each batch of changes: totals and causes may be other than before.
    void rowsChanged();

private:
    /// What is worked out once per change of a row, so that filtering and painting need not.
    struct Derived {
        FailureCause cause;
        QString haystack;
        Resend resend = NotAsked;
        std::optional<Error> resendError;
    };

    [[nodiscard]] bool hasRow(int row) const { return row >= 0 && row < std::ssize(m_rows); }
    [[nodiscard]] static Derived derived(const CampaignRow &row);
    void rederive(int row);
    void settle(int row, const CampaignRow &before);
    void markDirty(int row);
    void flush();
    [[nodiscard]] QString note(int row) const;
    [[nodiscard]] QString timeText(const QDateTime &time) const;
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] QVariant sortValue(int row, int column) const;

    QString m_campaign;
    std::vector<CampaignRow> m_rows;
    std::vector<Derived> m_derived;
    std::set<int> m_dirty;
    QTimer m_flushTimer;
    QString m_language = QStringLiteral("en");
};

} // namespace FibreDesk
