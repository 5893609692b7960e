"""Makes projects, users and the object store of a fresh Keystone over its v3 API: keystone-users.py KEYSTONE_URL SWIFT_URL

Prints the id of the project service.
"""
import json
import sys
import urllib.request

keystone, swift = sys.argv[1:]


def call(method, path, body=None, token=None):
    """The answer's headers and JSON."""
    headers = {"Content-Type": "application/json"}
    if token:
        headers["X-Auth-Token"] = token
    request = urllib.request.Request(keystone + path, json.dumps(body).encode() if body else None, headers, method=method)
    with urllib.request.urlopen(request) as answer:
        text = answer.read()
        return answer.headers, json.loads(text) if text else None


def sign_in():
    domain = {"id": "default"}
    user = {"name": "admin", "password": "admin", "domain": domain}
    scope = {"project": {"name": "admin", "domain": domain}}
    auth = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}, "scope": scope}}
    return call("POST", "/auth/tokens", auth)[0]["X-Subject-Token"]


admin = sign_in()


def create(kind, **properties):
    return call("POST", f"/{kind}s", {kind: properties}, admin)[1][kind]["id"]


def find(kind, name):
    return call("GET", f"/{kind}s?name={name}", token=admin)[1][kind + "s"][0]["id"]


def grant(role, user, project):
    call("PUT", f"/projects/{project}/users/{user}/roles/{role}", token=admin)


roles = {name: find("role", name) for name in ("admin", "member", "reader")}
roles["ResellerAdmin"] = create("role", name="ResellerAdmin")
other = create("domain", name="other")
projects = {name: create("project", name=name, domain_id="default") for name in ("service", "test", "test2")}
projects["test4"] = create("project", name="test4", domain_id=other)

for name, password, domain, role, project in (
    ("swift", "swift", "default", "admin", "service"),
    ("tester", "testing", "default", "member", "test"),
    ("tester2", "testing2", "default", "member", "test2"),
    ("tester3", "testing3", "default", "reader", "test"),
    ("tester4", "testing4", other, "member", "test4"),
):
    grant(roles[role], create("user", name=name, password=password, domain_id=domain), projects[project])
grant(roles["ResellerAdmin"], find("user", "admin"), find("project", "admin"))

store = create("service", type="object-store", name="swift")
for interface in ("public", "internal", "admin"):
    create("endpoint", service_id=store, interface=interface, region_id="RegionOne", url=swift + "/v1/AUTH_%(tenant_id)s")

print(projects["service"])
