// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auth/signindoctor.h"
#include "auth/signinset.h"
#include "context.h"
#include "nouns.h"
#include "stopsignal.h"
#include "supervision.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>

#include <array>
#include <memory>
#include <utility>
#include <vector>

namespace FibreDesk::Ctl {

using namespace Qt::StringLiterals;
using State = Auth::SignInStatus::State;
using Check = Auth::SignInCheck;

namespace {

using One = Auth::SignInSet::One;

/// All of the profile, or the one of --server.
Result<std::vector<const One *>> chosen(const Context *context, const Invocation &invocation)
{
    const Auth::SignInSet &set = context->signIns();
    if (set.isEmpty())
        return std::unexpected(ownError(ErrorKind::Validation,
            u"Nobody signs in with this profile: no service of it has auth = oidc."_s, u"auth"_s));
    const QString server = invocation.value(u"server"_s);
    std::vector<const One *> ones;
    QStringList known;
    for (const One &one : set.all()) {
        known += one.identity.services;
        if (server.isEmpty() || one.identity.services.contains(server))
            ones.push_back(&one);
    }
    if (ones.empty())
        return std::unexpected(ownError(ErrorKind::Validation,
            u"Nobody signs in for %1 with this profile, but for: %2."_s.arg(
                server, known.join(u", "_s)),
            u"auth"_s));
    return ones;
}

/// What a person may see on this terminal. False where there is no desktop to show it on.
bool openBrowser(const QUrl &page)
{
    const bool hasDesktop =
        qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    const QString opener = QStandardPaths::findExecutable(u"xdg-open"_s);
    return hasDesktop && !opener.isEmpty()
        && QProcess::startDetached(opener, {page.toString(QUrl::FullyEncoded)});
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s);
}

QJsonObject statusJson(const One &one)
{
    const Auth::SignInStatus &status = one.signIn->status();
    const Profile::Oidc &oidc = one.identity.oidc;
    QJsonObject json{{"provider"_L1, oidc.issuer.toString()}, {"client"_L1, oidc.clientId},
        {"servers"_L1, QJsonArray::fromStringList(one.identity.services)},
        {"state"_L1, signInStateName(status.state)}, {"name"_L1, status.who.name},
        {"email"_L1, status.who.email},
        {"groups"_L1, QJsonArray::fromStringList(status.who.groups)}, {"kept"_L1, status.isKept}};
    if (status.since.isValid())
        json.insert("since"_L1, status.since.toString(Qt::ISODate));
    if (status.until.isValid())
        json.insert("until"_L1, status.until.toString(Qt::ISODate));
    if (status.error)
        json.insert("error"_L1, status.error->detail);
    return json;
}

void sayWho(const Context *context, const One &one)
{
    const Auth::SignInStatus &status = one.signIn->status();
    QStringList words{u"signed in as %1"_s.arg(status.who.shown())};
    if (!status.who.email.isEmpty() && status.who.email != status.who.shown())
        words += status.who.email;
    words += u"with %1"_s.arg(one.identity.oidc.issuer.toString());
    words += u"for %1"_s.arg(Auth::serversOf(context->profile(), one.identity));
    if (status.since.isValid())
        words += u"since %1"_s.arg(timeText(status.since));
    if (status.until.isValid())
        words += u"until %1, not renewed"_s.arg(timeText(status.until));
    context->say(words.join(u", "_s));
    if (!status.who.groups.isEmpty())
        context->say(u"groups: %1"_s.arg(status.who.groups.join(u", "_s)));
    if (!status.isKept)
        context->say(u"there is no keychain: the sign-in ends with this program"_s);
    if (status.error)
        context->say(u"not renewed: %1"_s.arg(status.error->detail));
}

void showStep(const Context *context, const Auth::SignInStatus &status)
{
    if (status.state != State::SigningIn || status.page.isEmpty())
        return;
    const QString page = status.page.toString(QUrl::FullyEncoded);
    context->row({{"page"_L1, page}, {"user_code"_L1, status.userCode}});
    if (status.userCode.isEmpty())
        context->say(u"Open this address in a browser on this computer:\n%1"_s.arg(page));
    else
        context->say(u"On any device, open %1 and type %2"_s.arg(page, status.userCode));
}

void noteSignIn(const Context *context, const QString &action, const Auth::Identity &who,
    const std::optional<Error> &error)
{
    Deed deed = ended({.who = who.email, .area = u"sign-in"_s, .action = action}, error);
    deed.title = who.shown();
    if (error)
        deed.result = u"refused"_s; // as the window says it
    context->supervision().oversight()->note(std::move(deed));
}

QCoro::Task<Result<void>> loginTo(Context *context, const One *one, Invocation invocation)
{
    Auth::SignIn *signIn = one->signIn.get();
    const auto stop = std::make_unique<StopSignal>();
    QObject::connect(stop.get(), &StopSignal::came, signIn, &Auth::SignIn::cancel);
    QObject::connect(signIn, &Auth::SignIn::statusChanged, stop.get(),
        [context](const Auth::SignInStatus &status) { showStep(context, status); });
    const bool wantsBrowser = !invocation.isSet(u"no-browser"_s);
    const Auth::SignIn::Opener opener = [wantsBrowser](const QUrl &page) {
        return wantsBrowser && openBrowser(page);
    };
    // Awaited in a variable of its own: GCC 14 fails on co_await within a conditional expression.
    auto asked = invocation.isSet(u"device"_s) ? signIn->signInElsewhere() : signIn->signIn(opener);
    const auto done = co_await asked;
    noteSignIn(context, u"sign-in"_s, signIn->status().who, errorOf(done));
    if (!done)
        co_return std::unexpected(done.error());
    sayWho(context, *one);
    context->row(statusJson(*one));
    co_return Result<void>();
}

/// One after the other: a person has one browser. Who is signed in already is not asked again,
/// unless nobody else is meant.
QCoro::Task<Result<void>> login(Context *context, Invocation invocation)
{
    const auto ones = chosen(context, invocation);
    if (!ones)
        co_return std::unexpected(ones.error());
    for (const One *one : *ones) {
        if (ones->size() > 1) {
            (void)co_await one->signIn->recall();
            if (co_await one->signIn->credentials()) {
                sayWho(context, *one);
                context->row(statusJson(*one));
                continue;
            }
            context->say(
                u"Sign-in for %1:"_s.arg(Auth::serversOf(context->profile(), one->identity)));
        }
        const auto done = co_await loginTo(context, one, invocation);
        if (!done)
            co_return std::unexpected(done.error());
    }
    co_return Result<void>();
}

QString schemeName(const Profile::Service &service)
{
    using Scheme = Credentials::Scheme;
    if (service.usesSignIn)
        return u"sign-in"_s;
    switch (service.credentials.scheme) {
    case Scheme::None:
        return u"nothing"_s;
    case Scheme::FrappeToken:
        return u"API key"_s;
    case Scheme::Bearer:
        return u"token"_s;
    case Scheme::Header:
        return u"header %1"_s.arg(service.credentials.user);
    case Scheme::Basic:
        return u"password"_s;
    }
    return {};
}

QCoro::Task<Result<void>> status(Context *context, Invocation)
{
    const Profile &profile = context->profile();
    QJsonObject json;
    QJsonArray identities;
    Result<void> done;
    for (const One &one : context->signIns().all()) {
        (void)co_await one.signIn->recall();
        // Shows that it can still be used, not only that it is kept.
        const auto usable = co_await one.signIn->credentials();
        const QJsonObject row = statusJson(one);
        if (identities.isEmpty())
            json = row; // of the desk's own, for who knows only one
        identities.append(row);
        if (usable)
            sayWho(context, one);
        else if (done)
            done = std::unexpected(usable.error());
        if (!usable)
            context->say(
                u"%1: %2"_s.arg(Auth::serversOf(profile, one.identity), usable.error().detail));
    }
    json.insert("identities"_L1, identities);
    QJsonObject services;
    const std::array named{std::pair(u"erpnext"_s, &profile.erp), std::pair(u"hub"_s, &profile.hub),
        std::pair(u"traccar"_s, &profile.traccar)};
    for (const auto &[name, service] : named) {
        if (!service->isConfigured())
            continue;
        services.insert(name, schemeName(*service));
        context->say(u"%1 is shown: %2"_s.arg(name.leftJustified(8), schemeName(*service)));
    }
    json.insert("services"_L1, services);
    context->document(json);
    co_return done;
}

QCoro::Task<Result<void>> logout(Context *context, Invocation invocation)
{
    const auto ones = chosen(context, invocation);
    if (!ones)
        co_return std::unexpected(ones.error());
    Result<void> done;
    for (const One *one : *ones) {
        (void)co_await one->signIn->recall();
        const State before = one->signIn->status().state;
        const Auth::Identity who = one->signIn->status().who;
        const auto farewell = co_await one->signIn->signOut();
        if (before != State::SignedOut)
            noteSignIn(context, u"sign-out"_s, who, {});
        const QString servers = Auth::serversOf(context->profile(), one->identity);
        context->say((before == State::SignedOut ? u"nobody was signed in for %1"_s
                                                 : u"signed out here from %1"_s)
                .arg(servers));
        const QString page = farewell.page.toString(QUrl::FullyEncoded);
        if (!page.isEmpty() && before != State::SignedOut)
            context->say(u"This address signs out in the browser too:\n%1"_s.arg(page));
        context->row({{"signed_out"_L1, true},
            {"servers"_L1, QJsonArray::fromStringList(one->identity.services)}, {"page"_L1, page},
            {"error"_L1, farewell.error ? QJsonValue(farewell.error->detail) : QJsonValue()}});
        if (!farewell.error || !done)
            continue;
        Error error = *farewell.error;
        error.detail =
            u"it is forgotten here, but the provider could not be told: "_s + error.detail;
        done = std::unexpected(error);
    }
    co_return done;
}

QCoro::Task<Result<void>> examine(Context *context, Invocation invocation)
{
    const auto ones = chosen(context, invocation);
    if (!ones)
        co_return std::unexpected(ones.error());
    int bad = 0;
    qsizetype looked = 0;
    for (const One *one : *ones) {
        (void)co_await one->signIn->recall();
        const auto checks = co_await Auth::examineSignIn(context->network(), one->identity.oidc,
            context->tokenStore(), one->signIn->status(), context->clock());
        looked += checks.size();
        if (ones->size() > 1)
            context->say(Auth::serversOf(context->profile(), one->identity) + u':');
        for (const Check &check : checks) {
            const QString advice = adviceText(check.advice);
            bad += check.outcome == Check::Outcome::Bad;
            context->row({{"provider"_L1, one->identity.oidc.issuer.toString()},
                {"check"_L1, subjectName(check.subject)},
                {"outcome"_L1, outcomeName(check.outcome)}, {"detail"_L1, check.detail()},
                {"advice"_L1, advice}});
            context->say(u"%1 %2 %3"_s.arg(outcomeName(check.outcome).leftJustified(8),
                subjectName(check.subject).leftJustified(9), check.detail()));
            if (!advice.isEmpty())
                context->say(QString(19, u' ') + advice);
        }
    }
    if (bad == 0)
        co_return Result<void>();
    co_return std::unexpected(ownError(ErrorKind::Server,
        u"%1 of %2 things that a sign-in needs are wrong."_s.arg(bad).arg(looked),
        u"auth doctor"_s));
}

} // namespace

NounSpec authNoun()
{
    const OptionSpec server{.name = u"server"_s,
        .value = u"NAME"_s,
        .help = u"only the sign-in for erpnext, hub, genieacs or traccar"_s};
    return {.name = u"auth"_s,
        .verbs = {
            {.name = u"login"_s,
                .positionals = {},
                .help = u"Sign in with the profile's providers, in the browser."_s,
                .options = {{.name = u"device"_s,
                                .value = {},
                                .help = u"type a code on another device instead"_s},
                    {.name = u"no-browser"_s, .value = {}, .help = u"only print the address"_s},
                    server},
                .run = login},
            {.name = u"status"_s,
                .positionals = {},
                .help = u"Who is signed in, and what each service is shown."_s,
                .options = {},
                .run = status},
            {.name = u"logout"_s,
                .positionals = {},
                .help = u"Forget the sign-in here and end it at the provider."_s,
                .options = {server},
                .run = logout},
            {.name = u"doctor"_s,
                .positionals = {},
                .help = u"What a sign-in needs, each with what to do."_s,
                .options = {server},
                .run = examine}}};
}

} // namespace FibreDesk::Ctl
