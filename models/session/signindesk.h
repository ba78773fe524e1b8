// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auth/signin.h"
#include "auth/signindoctor.h"

#include <QAbstractListModel>
#include <QObject>
#include <qqmlintegration.h>

namespace FibreDesk {

/// What the doctor of the sign-in found, in the order things are needed: in words. Subject, outcome
/// and advice are names, which QML says.
class SignInChecks : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by SignInDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        SubjectRole = Qt::UserRole + 1,
        OutcomeRole,
        ToneRole,
        DetailRole,
        AdviceRole,
    };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int count() const { return int(m_checks.size()); }
    void set(QList<Auth::SignInCheck> checks);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QList<Auth::SignInCheck> m_checks;
};

/// The sign-in as the window shows it: who, how it stands, what the person has to do.
class SignInDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given by Session")
    /// "signedOut", "signingIn", "signedIn", "expired", "refused"
    Q_PROPERTY(QString state READ state NOTIFY changed)
    /// Nobody is signed in, and nobody was: nothing can be done before.
    Q_PROPERTY(bool gate READ isGate NOTIFY changed)
    /// Somebody was: what is on the screen stays, one sign-in goes on with it.
    Q_PROPERTY(bool expired READ isExpired NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString who READ who NOTIFY changed)
    Q_PROPERTY(QString email READ email NOTIFY changed)
    Q_PROPERTY(QStringList groups READ groups NOTIFY changed)
    Q_PROPERTY(QString provider READ provider CONSTANT)
    /// It can be done on another device.
    Q_PROPERTY(bool hasDeviceCode READ hasDeviceCode CONSTANT)
    /// What it opens: "ERPNext (erp.example), Hub (hub.example)".
    Q_PROPERTY(QString servers READ servers CONSTANT)
    /// The desk can be used without it; what it opens cannot.
    Q_PROPERTY(bool optional READ isOptional CONSTANT)
    Q_PROPERTY(QDateTime since READ since NOTIFY changed)
    Q_PROPERTY(QDateTime until READ until NOTIFY changed)
    Q_PROPERTY(bool kept READ isKept NOTIFY changed)
    /// Why it is not signed in, or not renewed: the protocol's word, the kind, and the technical
    /// words.
    Q_PROPERTY(bool failed READ hasFailed NOTIFY changed)
    Q_PROPERTY(QString errorType READ errorType NOTIFY changed)
    Q_PROPERTY(QString errorKind READ errorKind NOTIFY changed)
    Q_PROPERTY(QString detail READ detail NOTIFY changed)
    /// Where the person is to go, while signing in.
    Q_PROPERTY(QString page READ page NOTIFY changed)
    Q_PROPERTY(QString userCode READ userCode NOTIFY changed)
    /// After signing out: ends the session in the browser too.
    Q_PROPERTY(QString farewellPage READ farewellPage NOTIFY changed)
    Q_PROPERTY(QString farewellError READ farewellError NOTIFY changed)
    Q_PROPERTY(FibreDesk::SignInChecks *checks READ checks CONSTANT)
    Q_PROPERTY(bool examining READ isExamining NOTIFY examiningChanged)

public:
    /// Shows a page to the person; false = no browser could be started.
    using Opener = std::function<bool(const QUrl &)>;

    SignInDesk(Auth::SignIn *signIn, QNetworkAccessManager *network, Auth::TokenStore *store,
        QObject *parent = nullptr);

    void setServers(const QString &servers) { m_servers = servers; }
    void setOptional(bool isOptional) { m_isOptional = isOptional; }

    void setOpener(Opener open) { m_open = std::move(open); }

    [[nodiscard]] QString state() const { return signInStateName(m_status.state); }
    [[nodiscard]] bool isGate() const
    {
        return m_isAsked && !m_isExpired && !m_isLater && !isSignedIn();
    }
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] bool isExpired() const { return m_isExpired; }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QString who() const { return m_status.who.shown(); }
    [[nodiscard]] QString email() const { return m_status.who.email; }
    [[nodiscard]] QStringList groups() const { return m_status.who.groups; }
    [[nodiscard]] QString provider() const;
    [[nodiscard]] bool hasDeviceCode() const;
    [[nodiscard]] QString servers() const { return m_servers; }
    [[nodiscard]] bool isOptional() const { return m_isOptional; }
    [[nodiscard]] QDateTime since() const { return m_status.since; }
    [[nodiscard]] QDateTime until() const { return m_status.until; }
    [[nodiscard]] bool isKept() const { return m_status.isKept; }
    [[nodiscard]] bool hasFailed() const { return m_status.error.has_value(); }
    [[nodiscard]] QString errorType() const;
    [[nodiscard]] QString errorKind() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QString page() const { return m_status.page.toString(QUrl::FullyEncoded); }
    [[nodiscard]] QString userCode() const { return m_status.userCode; }
    [[nodiscard]] QString farewellPage() const;
    [[nodiscard]] QString farewellError() const;
    [[nodiscard]] SignInChecks *checks() { return &m_checks; }
    [[nodiscard]] bool isExamining() const { return m_isExamining; }

    /// What was kept has been looked for: from now on a gate may stand.
    void setAsked();

    Q_INVOKABLE void signIn();
    Q_INVOKABLE void signInElsewhere();
    Q_INVOKABLE void cancel();
    /// Not now: what it opens stays closed until somebody signs in from the settings.
    Q_INVOKABLE void putOff();
    Q_INVOKABLE void signOut();
    /// The page of the moment, in the browser.
    Q_INVOKABLE void openPage();
    Q_INVOKABLE void openFarewellPage();
    Q_INVOKABLE void examine();

Q_SIGNALS:
    void changed();
    void examiningChanged();

private:
    void handleStatus(const Auth::SignInStatus &status);

    Auth::SignIn *m_signIn;
    QNetworkAccessManager *m_network;
    Auth::TokenStore *m_store;
    Opener m_open;
    Auth::SignInStatus m_status;
    Auth::SignIn::Farewell m_farewell;
    SignInChecks m_checks;
    QString m_servers;
    bool m_isOptional = false;
    bool m_isLater = false;
    bool m_isAsked = false;
    bool m_isExpired = false;
    bool m_isExamining = false;
};

} // namespace FibreDesk
