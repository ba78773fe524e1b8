// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/recordmodel.h"
#include "core/requestscope.h"
#include "hub/users.h"

#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Hub {
class HubClient;
}

/// Inviting one colleague: the form's checks, the request, and what came of each part.
class Invitation : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the people page's controller")
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY formChanged)
    Q_PROPERTY(QString email READ email WRITE setEmail NOTIFY formChanged)
    Q_PROPERTY(QStringList groups READ groups NOTIFY formChanged)
    Q_PROPERTY(QString roles READ roles WRITE setRoles NOTIFY formChanged)
    /// What is wrong with the address as it stands; empty = nothing, or nothing typed yet.
    Q_PROPERTY(QString emailProblem READ emailProblem NOTIFY formChanged)
    /// What is still missing before it can be sent; empty = nothing.
    Q_PROPERTY(QString missing READ missing NOTIFY formChanged)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed)
    Q_PROPERTY(QStringList knownGroups READ knownGroups CONSTANT)
    /// Rows: part, tone, stateText, words.
    Q_PROPERTY(FibreDesk::RecordModel *parts READ parts CONSTANT)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    enum State {
        Form,
        Sending,
        Told, ///< the hub answered; see parts
        Uncertain, ///< no answer came
        Failed
    };
    Q_ENUM(State)

    /// Without a hub nobody can be invited.
    explicit Invitation(Hub::HubClient *hub, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString name() const { return m_form.fullName; }
    void setName(const QString &name);
    [[nodiscard]] QString email() const { return m_form.email; }
    void setEmail(const QString &email);
    [[nodiscard]] QStringList groups() const { return m_form.groups; }
    [[nodiscard]] QString roles() const { return m_form.roles.join(QStringLiteral(", ")); }
    /// Separated by commas; none is the usual one.
    void setRoles(const QString &roles);
    [[nodiscard]] QString emailProblem() const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] bool canSend() const;
    [[nodiscard]] static QStringList knownGroups();
    [[nodiscard]] RecordModel *parts() { return &m_parts; }
    [[nodiscard]] ErrorText error() const { return m_error; }

    Q_INVOKABLE void setGroup(const QString &group, bool isIn);
    Q_INVOKABLE static QString groupTitle(const QString &group);
    Q_INVOKABLE static QString groupPurpose(const QString &group);
    /// An empty form.
    Q_INVOKABLE void begin();
    /// Sends the form as it stands; after an outcome, the same again: who exists is not made twice.
    Q_INVOKABLE void send();
    void setOnline(bool isOnline);
    void retranslate();

Q_SIGNALS:
    void changed();
    void formChanged();
    /// The hub answered: who is listed may have changed.
    void told();

private:
    void setState(State state);
    void showParts();

    Hub::HubClient *m_hub;
    Hub::UserInvite m_form;
    State m_state = Form;
    bool m_isOnline = true;
    std::optional<Hub::InviteOutcome> m_outcome;
    ErrorText m_error;
    RecordModel m_parts;
    RequestScope m_scope; // last: what it ends is still told to the members above
};

} // namespace FibreDesk
