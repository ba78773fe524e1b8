// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton

import QtQuick

/*! What a sign-in failed of, what its doctor looked at and what is to be done, as words. */
QtObject {
    /// `type` is the protocol's word or one of ours, `kind` the kind of the error.
    function reason(type: string, kind: string): string {
        switch (type) {
        case "access_denied":
            return qsTr("The provider refused the sign-in.");
        case "browser":
        case "expired_token":
            return qsTr("The sign-in was not finished in time.");
        case "port":
            return qsTr("The port where the browser is to come back to is taken by another program.");
        case "issuer":
            return qsTr("The provider does not call itself as the profile does, or somebody else answered in its place.");
        case "nonce":
        case "answer":
            return qsTr("The answer belongs to another sign-in; it was not used.");
        case "signature":
        case "key":
            return qsTr("The provider's signature could not be confirmed.");
        case "clock":
        case "expired":
            return qsTr("The sign-in is over, or the clock of this computer is wrong.");
        case "audience":
        case "token":
        case "subject":
        case "discovery":
            return qsTr("The provider's answer is not usable.");
        case "person":
            return qsTr("Somebody else signed in. What is open here belongs to the person before, who has to sign out first.");
        case "pkce":
            return qsTr("The provider does not protect the sign-in as it must (PKCE).");
        case "keychain":
            return qsTr("The keychain of this computer cannot be used.");
        case "proxy":
            return qsTr("Something on the way answers in place of the provider.");
        case "device":
            return qsTr("The provider offers no sign-in from another device.");
        case "invalid_grant":
        case "signedOut":
            return qsTr("The provider has ended the session.");
        case "invalid_client":
        case "unauthorized_client":
        case "invalid_scope":
        case "invalid_request":
            return qsTr("The provider does not know FibreDesk as the profile describes it.");
        }
        switch (kind) {
        case "offline":
        case "timeout":
            return qsTr("The provider cannot be reached.");
        case "tls":
            return qsTr("The provider's certificate is not trusted.");
        case "storage":
            return qsTr("The keychain of this computer cannot be used.");
        case "server":
        case "rateLimited":
            return qsTr("The provider has a problem of its own.");
        default:
            return qsTr("The sign-in failed.");
        }
    }
    /// How it stands with one of several sign-ins.
    function state(name: string): string {
        switch (name) {
        case "signedIn":
            return qsTr("Signed in");
        case "signingIn":
            return qsTr("Signing in");
        case "expired":
            return qsTr("Ended");
        case "refused":
            return qsTr("Refused");
        default:
            return qsTr("Not signed in");
        }
    }
    function stateTone(name: string): string {
        switch (name) {
        case "signedIn":
            return "ok";
        case "signingIn":
            return "pending";
        case "expired":
            return "warning";
        case "refused":
            return "danger";
        default:
            return "neutral";
        }
    }
    function subject(name: string): string {
        switch (name) {
        case "proxy":
            return qsTr("Proxy");
        case "provider":
            return qsTr("Provider reached");
        case "issuer":
            return qsTr("Name of the provider");
        case "pkce":
            return qsTr("Protection of the sign-in");
        case "clock":
            return qsTr("Clock");
        case "keys":
            return qsTr("Keys of the provider");
        case "port":
            return qsTr("Way back from the browser");
        case "redirect":
            return qsTr("Address known to the provider");
        case "keychain":
            return qsTr("Keychain");
        default:
            return qsTr("Signed in");
        }
    }
    function outcome(name: string): string {
        switch (name) {
        case "ok":
            return qsTr("In order");
        case "warning":
            return qsTr("To be seen to");
        case "failed":
            return qsTr("Wrong");
        default:
            return qsTr("Not known");
        }
    }
    function advice(name: string): string {
        switch (name) {
        case "checkNetwork":
            return qsTr("Look at the network of this computer, then try again.");
        case "checkAddress":
            return qsTr("Correct the provider's address in the profile: no provider answers there.");
        case "installAuthority":
            return qsTr("Give the company's own certificate authority in the profile, or have the provider's certificate renewed.");
        case "lookAtProxy":
            return qsTr("Sign in to the network, or have the proxy let the provider's address through.");
        case "correctIssuer":
            return qsTr("Write the provider's address in the profile exactly as it calls itself.");
        case "allowPkce":
            return qsTr("Have PKCE with S256 switched on at the provider.");
        case "setClock":
            return qsTr("Have the clock of this computer set by the network.");
        case "freePort":
            return qsTr("End the program that holds the port, or change the port here and at the provider.");
        case "registerRedirect":
            return qsTr("Have this address written down for FibreDesk at the provider.");
        case "openKeychain":
            return qsTr("Start or unlock the keychain; until then everybody signs in again after each start.");
        case "signIn":
            return qsTr("Sign in.");
        case "askAdministrator":
            return qsTr("Show this to whoever runs the provider.");
        case "askForOfflineAccess":
            return qsTr("Have the provider allow renewals (scope offline_access).");
        default:
            return "";
        }
    }
}
