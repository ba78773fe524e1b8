// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "core/requestscope.h"
#include "erp/users.h"
#include "invitation.h"
#include "peoplemodel.h"

#include <QObject>
#include <QTimeZone>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// Acts for the people page: colleagues as the hub lists them, or as ERPNext does where the hub
/// lists nobody; inviting, mailing again, disabling. Asks nothing before the page is opened.
class PeopleController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::PeopleModel *people READ people CONSTANT)
    Q_PROPERTY(FibreDesk::Invitation *invitation READ invitation CONSTANT)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(int total READ total NOTIFY listChanged)
    /// "hub", "erpnext"; empty = nobody was listed yet.
    Q_PROPERTY(QString source READ source NOTIFY listChanged)
    /// Why ERPNext's list stands in; empty = the hub's is shown.
    Q_PROPERTY(QString sourceNote READ sourceNote NOTIFY listChanged)
    Q_PROPERTY(QDateTime listedAt READ listedAt NOTIFY listChanged)
    Q_PROPERTY(bool isLoading READ isLoading NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY listChanged)
    Q_PROPERTY(FibreDesk::PersonCard selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(bool isInviting READ isInviting WRITE setInviting NOTIFY invitingChanged)
    Q_PROPERTY(bool canChange READ canChange NOTIFY listChanged)

public:
    /// Either may be missing; `zone` is that in which ERPNext writes its times.
    PeopleController(
        Hub::HubClient *hub, Erp::ErpClient *erp, QTimeZone zone, QObject *parent = nullptr);

    [[nodiscard]] PeopleModel *people() { return &m_people; }
    [[nodiscard]] Invitation *invitation() { return &m_invitation; }
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] int total() const { return int(m_all.size()); }
    [[nodiscard]] QString source() const { return m_source; }
    [[nodiscard]] QString sourceNote() const;
    [[nodiscard]] QDateTime listedAt() const { return m_listedAt; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] PersonCard selected() const;
    [[nodiscard]] bool isInviting() const { return m_isInviting; }
    void setInviting(bool isInviting);
    /// Whether a person can be mailed again or disabled from here.
    [[nodiscard]] bool canChange() const { return m_hub && m_isOnline; }

    Q_INVOKABLE void select(const QString &id);
    Q_INVOKABLE void refresh();
    /// Another temporary password by mail. Never by itself: each time may send one.
    Q_INVOKABLE void resend(const QString &id);
    Q_INVOKABLE void disable(const QString &id);
    void setOnline(bool isOnline);
    void retranslate();

Q_SIGNALS:
    void textChanged();
    void listChanged();
    void selectedChanged();
    void invitingChanged();

private:
    void askErp();
    void completeFromErp();
    void takeHub(const std::vector<Hub::HubUser> &users);
    void takeErp(const Erp::SystemUsers &users);
    void fail(const Error &error);
    void show();
    [[nodiscard]] PersonCard *find(const QString &id);

    Hub::HubClient *m_hub;
    Erp::ErpClient *m_erp;
    QTimeZone m_zone;
    PeopleModel m_people;
    std::vector<PersonCard> m_all;
    QString m_text;
    QString m_source;
    bool m_isCut = false;
    QDateTime m_listedAt;
    bool m_isLoading = false;
    bool m_isAskedAgain = false; ///< something changed while the list was under way
    bool m_isOnline = true;
    ErrorText m_error;
    QString m_selected;
    bool m_isInviting = false;
    RequestScope m_scope; // behind those above: what it ends is still told to them
    Invitation m_invitation; // last: what it ends asks for the list again
};

} // namespace FibreDesk
