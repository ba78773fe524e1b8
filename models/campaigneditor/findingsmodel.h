// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "compose/lint.h"
#include "messagevalues.h"

#include <QAbstractListModel>
#include <QStringList>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// Third step of the path: everything that is known to be wrong before the first mail leaves, the
/// worst first.
class FindingsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by CampaignEditor")
    Q_PROPERTY(int count READ count NOTIFY countsChanged)
    Q_PROPERTY(int errors READ errors NOTIFY countsChanged)
    Q_PROPERTY(int warnings READ warnings NOTIFY countsChanged)
    Q_PROPERTY(int openWarnings READ openWarnings NOTIFY countsChanged)
    Q_PROPERTY(int hints READ hints NOTIFY countsChanged)

public:
    enum Role {
        LevelRole = Qt::UserRole + 1, ///< 0 error, 1 warning, 2 hint
        SentenceRole,
        AdviceRole,
        LanguageRole,
        RowsRole, ///< how many; 0 = the campaign as a whole
        RowsTextRole, ///< the first of them by name
        FirstRowRole, ///< place in the audience; -1 = none
        FieldRole, ///< of the text to go to; empty = none
        LineRole,
        AcceptedRole
    };
    Q_ENUM(Role)
    struct Row {
        int level = 0;
        QString key{}; ///< the same finding the next time
        QString sentence{};
        QString advice{};
        QString language{};
        int rows = 0;
        QString rowsText{};
        std::vector<int> places{}; ///< in the audience
        QString field{};
        int line = 0;
        bool isAccepted = false;

        bool operator==(const Row &) const = default;
    };

    explicit FindingsModel(QObject *parent = nullptr);

    void set(std::vector<Row> rows, const QStringList &accepted);
    Q_INVOKABLE void setAccepted(int row, bool accepted);
    /// The row after the one in the preview, of those concerned; the first where none is.
    Q_INVOKABLE int placeAfter(int row, int place) const;

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] int errors() const;
    [[nodiscard]] int warnings() const;
    [[nodiscard]] int openWarnings() const;
    [[nodiscard]] int hints() const;
    [[nodiscard]] QStringList accepted() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void acceptedChanged();

private:
    [[nodiscard]] int countOf(int level) const;

    std::vector<Row> m_rows;
};

} // namespace FibreDesk
