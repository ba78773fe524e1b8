// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "authdesk/signedprofile.h"
#include "context.h"
#include "core/profilevalues.h"
#include "core/tls.h"
#include "nouns.h"
#include "secrets/arguments.h"
#include "secrets/hardening.h"
#include "secrets/secretstore.h"
#include "supervision.h"

#include <QCoreApplication>
#include <QCoroTask>
#include <QLoggingCategory>

#include <cstdio>

using namespace FibreDesk;
using namespace FibreDesk::Ctl;
using namespace Qt::StringLiterals;

namespace {

void complain(const QString &sentence, const QStringList &details = {})
{
    std::fprintf(stderr, "fibredeskctl: %s\n", harmless(sentence).toUtf8().constData());
    for (const QString &line : details)
        std::fprintf(stderr, "  %s\n", harmless(line).toUtf8().constData());
}

int fail(const Error &error)
{
    complain(sentenceOf(error), detailsOf(error));
    return exitCodeOf(error);
}

} // namespace

int main(int argc, char **argv)
{
    Safe::hardenProcess();
    takeSecretsFromEnvironment({"FIBREDESK_CPE_WIFI_PASSWORD"});
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"fibredeskctl"_s);
    QCoreApplication::setOrganizationName(u"fibredesk"_s);

    const std::vector<NounSpec> nouns = allNouns();
    const QStringList arguments = QCoreApplication::arguments().sliced(1);
    Safe::hideArguments(argc, argv, {"--password"});
    const auto parsed = parseCommandLine(arguments, nouns);
    if (!parsed) {
        complain(parsed.error(), {u"fibredeskctl --help lists everything"_s});
        return ExitCode::Usage;
    }
    if (parsed->global.wantsHelp) {
        std::fputs(helpText(nouns).toUtf8().constData(), stdout);
        return ExitCode::Done;
    }
    if (parsed->global.wantsVersion) {
        std::fputs("fibredeskctl " FIBREDESK_VERSION "\n", stdout);
        return ExitCode::Done;
    }
    // The reason of a failure is told in a sentence below; the log is for those who ask for it.
    if (!parsed->global.isVerbose)
        QLoggingCategory::setFilterRules(u"fibredesk.*=false"_s);

    const QString file =
        parsed->global.profile.isEmpty() ? Profile::defaultFile() : parsed->global.profile;
    // The keychain is asked only for what the file and the environment lack.
    Safe::SecretStore secrets;
    auto profile = QCoro::waitFor(readSignedProfile(file, &secrets));
    if (!profile && parsed->verb->isLocal && parsed->global.profile.isEmpty())
        profile = Profile();
    if (!profile) {
        complain(u"The profile cannot be used: %1."_s.arg(profile.error().detail),
            {u"read from %1"_s.arg(file)});
        return ExitCode::Failed;
    }
    if (const auto tls = applyTls(*profile); !tls) {
        complain(u"The profile cannot be used: %1."_s.arg(tls.error().detail),
            {u"read from %1"_s.arg(file)});
        return ExitCode::Failed;
    }

    Context context(*profile, parsed->global.isJson, &secrets);
    const Result<void> done = QCoro::waitFor(parsed->verb->run(&context, parsed->invocation));
    // What was done is done: the exit code is that of the deed.
    if (const auto kept = QCoro::waitFor(context.supervision().flush()); !kept)
        complain(u"What was done could not be written down: %1."_s.arg(kept.error().detail));
    return done ? ExitCode::Done : fail(done.error());
}
