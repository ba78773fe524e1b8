// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "start.h"

#include "tour.h"

#include "authdesk/signedprofile.h"
#include "core/httpclient.h"
#include "core/tls.h"
#include "session/profiletrouble.h"

#include <QCoroTask>
#include <QGuiApplication>
#include <QLocale>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

/// 0 done, 1 failed, 2 wrong usage: as fibredeskctl.
constexpr int failed = 1;
constexpr int wrongUsage = 2;

} // namespace

Start::Start(Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &Start::showWaiting);
}

Start::~Start() = default;

void Start::begin()
{
    m_patience.start(400ms);
    QCoro::connect(readSignedProfile(m_options.file, &m_secrets), this,
        [this](const Result<Profile> &profile) { handleProfile(profile); });
}

void Start::useLanguage()
{
    QString language = m_options.language;
    if (language.isEmpty())
        language = QLocale::system().language() == QLocale::English ? u"en"_s : u"fr"_s;
    m_language.use(language);
}

void Start::showWaiting()
{
    useLanguage();
    m_waiting = std::make_unique<QQmlApplicationEngine>();
    m_waiting->loadFromModule("FibreDesk.Shell", "WaitWindow");
}

void Start::handleProfile(const Result<Profile> &profile)
{
    m_patience.stop();
    if (!profile) {
        refuse(profile.error());
        return;
    }
    if (const auto tls = applyTls(*profile); !tls) {
        refuse(tls.error());
        return;
    }
    m_problem.reset();
    m_application = std::make_unique<Application>(Application::Options{.profile = *profile,
        .language = m_options.language,
        .isOffline = m_options.isOffline,
        .isTour = !m_options.tourDirectory.isEmpty(),
        .sinceStart = m_options.sinceStart,
        .secrets = &m_secrets});
    connect(m_application.get(), &Application::restartRequested, this, &Start::again,
        Qt::QueuedConnection);
    if (!m_application->load()) {
        fail(u"the user interface could not be loaded"_s, failed);
        return;
    }
    m_waiting.reset();
    QGuiApplication::setQuitOnLastWindowClosed(true);
    if (!m_options.tourDirectory.isEmpty()) {
        m_tour = std::make_unique<Tour>(*m_application, m_options.tourDirectory);
        m_tour->start();
    }
}

void Start::again()
{
    if (!m_application)
        return;
    // Between the windows there is none.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QCoro::connect(m_application->closeDevices(), this, [this] {
        // Not from within what is about to go.
        QTimer::singleShot(0, this, [this] {
            m_tour.reset();
            m_application.reset();
            m_options.sinceStart.restart();
            begin();
        });
    });
}

void Start::end()
{
    // A gateway lets nobody else in while a session stands; at most the patience of one log-out.
    if (m_application)
        QCoro::waitFor(m_application->closeDevices());
}

void Start::refuse(const Error &error)
{
    const QString platform = QGuiApplication::platformName();
    if (!m_options.tourDirectory.isEmpty() || platform == "offscreen"_L1
        || platform == "minimal"_L1) {
        fail(error.detail, wrongUsage);
        return;
    }
    std::fprintf(stderr, "fibredesk: %s\n", qPrintable(error.detail));
    useLanguage();
    auto problem = std::make_unique<QQmlApplicationEngine>();
    problem->setInitialProperties({{u"file"_s, m_options.file},
        {u"sentence"_s, ProfileTrouble::sentence(error, m_options.file)}});
    problem->loadFromModule("FibreDesk.Shell", "StartProblemWindow");
    if (problem->rootObjects().isEmpty()) {
        fail(error.detail, wrongUsage);
        return;
    }
    connect(problem->rootObjects().constFirst(), SIGNAL(retryRequested()), this, SLOT(begin()),
        Qt::QueuedConnection);
    m_waiting.reset();
    m_problem.swap(problem);
    QGuiApplication::setQuitOnLastWindowClosed(true);
}

void Start::fail(const QString &sentence, int code)
{
    std::fprintf(stderr, "fibredesk: %s\n", qPrintable(sentence));
    // Perhaps the event loop does not run yet.
    QMetaObject::invokeMethod(qApp, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

} // namespace FibreDesk
