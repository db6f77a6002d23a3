import assert from "node:assert/strict";
import { test } from "node:test";
import { strength } from "../../src/lib/components/gate/strength";

const JUDGED: [passphrase: string, judged: string][] = [
  ["", "short"],
  ["parol123", "short"],
  ["aaaaaaaaaaaaaaaa", "weak"],
  ["123456789012", "weak"],
  ["абабабабабабаб", "weak"],
  ["correct horse battery", "fair"],
  ["лампа дождь корабль сорока", "strong"],
  ["correct horse battery staple", "strong"],
  ["gR7$kq!Zp2w%Lx9v", "strong"],
];

for (const [passphrase, judged] of JUDGED) {
  test(`"${passphrase}" is ${judged}`, () => assert.equal(strength(passphrase, 12), judged));
}

test("how short is too short is said by the program", () => {
  assert.equal(strength("gR7$kq!Z", 8), "fair");
  assert.equal(strength("gR7$kq!Z", 9), "short");
});
