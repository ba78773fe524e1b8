// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/bulkcontroller.h"
#include "store/ticketqueries.h"
#include "ticketlistmodel.h"

#include <qqmlintegration.h>

namespace FibreDesk {

/// What can be done to many tickets at once: their state, priority, star, type, person, tags.
class TicketBulk : public BulkController {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(QStringList tags READ tags NOTIFY choicesChanged)

public:
    enum Action { Status, Priority, Important, Type, Staff, AddTag, RemoveTag };
    Q_ENUM(Action)

    TicketBulk(Parts parts, TicketListModel *list, QObject *parent = nullptr);

    /// What an action can set: the server's words, and the same for people in the same order. Of
    /// tags: those in use.
    [[nodiscard]] Q_INVOKABLE QStringList values(int action) const;
    [[nodiscard]] Q_INVOKABLE QStringList texts(int action) const;
    /// Shows what setting this would do.
    Q_INVOKABLE void preview(int action, const QString &value);
    /// Why a tag cannot be called that; empty = it can.
    [[nodiscard]] Q_INVOKABLE QString tagProblem(const QString &tag) const;

    /// What there is to choose from.
    void setOverview(const Store::TicketOverview &overview);
    [[nodiscard]] QStringList tags() const { return m_tags; }

Q_SIGNALS:
    void choicesChanged();

protected:
    [[nodiscard]] QString words(const QString &column, const QString &value) const override;

private:
    TicketListModel *m_list;
    QStringList m_types;
    QStringList m_staff;
    QStringList m_tags;
};

} // namespace FibreDesk
