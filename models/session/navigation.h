// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/singleton.h"

#include <QObject>
#include <QString>
#include <qqmlintegration.h>

#include <vector>

namespace FibreDesk {

/// Where the user is and how he came there. A page that leads to another asks here; the application
/// connects `opened` to the controller of that page.
class Navigation : public QObject, public Singleton<Navigation> {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    /// "dispatch", "customers", "tickets", "campaigns", "devices", "invoices", "outbox", "status",
    /// "settings"
    Q_PROPERTY(QString page READ page NOTIFY pageChanged)
    /// The record asked for on that page; empty = none in particular.
    Q_PROPERTY(QString subject READ subject NOTIFY pageChanged)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY historyChanged)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY historyChanged)

public:
    explicit Navigation(QObject *parent);

    [[nodiscard]] QString page() const { return current().page; }
    [[nodiscard]] QString subject() const { return current().subject; }
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_history.size(); }

    Q_INVOKABLE void open(const QString &page, const QString &subject = {});
    Q_INVOKABLE void openCustomer(const QString &id) { open(QStringLiteral("customers"), id); }
    Q_INVOKABLE void openJob(const QString &id) { open(QStringLiteral("dispatch"), id); }
    Q_INVOKABLE void openTicket(const QString &id) { open(QStringLiteral("tickets"), id); }
    Q_INVOKABLE void openCampaign(const QString &id) { open(QStringLiteral("campaigns"), id); }
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    /// A page tells which record it now shows, so that going back finds it again; opens nothing.
    Q_INVOKABLE void showing(const QString &subject);

Q_SIGNALS:
    void pageChanged();
    void historyChanged();
    /// The page is to show this record. Not sent for a page without one.
    void opened(const QString &page, const QString &subject);

private:
    struct Place {
        QString page;
        QString subject;

        bool operator==(const Place &) const = default;
    };

    [[nodiscard]] const Place &current() const;
    void go(size_t at);

    std::vector<Place> m_history;
    size_t m_at = 0;
};

} // namespace FibreDesk
