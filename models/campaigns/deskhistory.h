// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "mailrun/ledgerrecords.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk {

/// The phase of a sending in a person's words.
[[nodiscard]] QString phaseText(const QString &name);

/// Every attempt of one recipient, the newest first.
class AttemptModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DeskRow")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        TitleRole = Qt::UserRole + 1, ///< "Attempt 2, 10:42:07"
        OutcomeRole, ///< in words
        ToneRole,
        PhaseRole, ///< the last one completed, and what was under way
        ReplyRole, ///< the server's words with the codes
        SocketErrorRole,
        TlsRole,
        ServerRole,
        TimesRole,
        TranscriptRole
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void reset(std::vector<MailRun::AttemptRecord> attempts);
    void retranslate();
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] const std::vector<MailRun::AttemptRecord> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<MailRun::AttemptRecord> m_rows;
};

/// Who said what of a recipient whose fate was not known, the newest first.
class DecisionModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by DeskRow")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role { WhatRole = Qt::UserRole + 1, WhoRole, ReasonRole, TimeRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void reset(std::vector<MailRun::Evidence> decisions);
    void retranslate();
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    std::vector<MailRun::Evidence> m_rows;
};

} // namespace FibreDesk
