// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "application.h"
#include "language.h"

#include "secrets/secretstore.h"

#include <QElapsedTimer>
#include <QObject>
#include <QQmlApplicationEngine>
#include <QTimer>

#include <memory>

namespace FibreDesk {

class Tour;

/// From the profile to the window: what the file lacks is asked of the keychain first, with a
/// window that says so where it takes a moment. Does it anew when secrets were entered: the
/// session's own live here, and outlive the services that use them.
class Start : public QObject {
    Q_OBJECT

public:
    struct Options {
        QString file; ///< the profile
        QString language; ///< for this run; empty = as set
        QString tourDirectory; ///< empty = no tour
        bool isOffline = false;
        QElapsedTimer sinceStart{};
    };

    explicit Start(Options options, QObject *parent = nullptr);
    ~Start() override;

public Q_SLOTS:
    void begin();

public:
    /// Leaves the customers' devices; waits for it.
    void end();
    /// What there is at the moment: none before the profile is read, and between two.
    [[nodiscard]] Application *application() const { return m_application.get(); }

private:
    void again();
    void handleProfile(const Result<Profile> &profile);
    void showWaiting();
    void useLanguage();
    /// The profile is of no use: in a window where one is seen, else the program ends.
    void refuse(const Error &error);
    void fail(const QString &sentence, int code);

    Options m_options;
    Safe::SecretStore m_secrets;
    QTimer m_patience;
    Language m_language; ///< of the windows before the desk
    std::unique_ptr<QQmlApplicationEngine> m_waiting;
    std::unique_ptr<QQmlApplicationEngine> m_problem;
    std::unique_ptr<Application> m_application;
    std::unique_ptr<Tour> m_tour;
};

} // namespace FibreDesk
